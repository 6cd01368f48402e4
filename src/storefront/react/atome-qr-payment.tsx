import { type ReactNode } from "react";

import { type Language, type Strings } from "../../shopper-texts";
import { AtomeQrView } from "./atome-qr-view";
import { type ReturnProps } from "./return-action";
import { useAtomeQr, type UseAtomeQrOptions } from "./use-atome-qr";
import { useLabels } from "./use-labels";

export interface AtomeQrPaymentProps extends UseAtomeQrOptions, ReturnProps {
  /** Shown with the amount. */
  storeName?: string;
  /** By default the page's (`<html lang>`), else the browser's, else English. */
  language?: Language;
  /** Own texts, instead of some of the kit's. */
  labels?: Partial<Strings>;
  /** By default 2. */
  headingLevel?: 1 | 2 | 3;
  className?: string;
  /** Shown beneath the steps while the code can be paid. */
  children?: ReactNode;
}

/**
 * A payment with Atome QR, from getting a code to the order: the code, the time it has, what to do,
 * a new code when it is over, and what became of it.
 */
export function AtomeQrPayment(props: AtomeQrPaymentProps) {
  const { storeName, className, children, returnUrl, onReturn } = props;
  const payment = useAtomeQr(props);
  const labels = useLabels(props.language, props.labels);
  return (
    <AtomeQrView
      {...{ payment, storeName, className, returnUrl, onReturn }}
      {...labels}
      headingLevel={props.headingLevel ?? 2}
    >
      {children}
    </AtomeQrView>
  );
}
