import { type ReactNode } from "react";

import { type AtomeQrPayment } from "..";
import { type Strings } from "../../shopper-texts";
import { CodeCard } from "./code-card";
import { ReturnAction, type ReturnProps } from "./return-action";
import { SaveCode } from "./save-code";
import { type QrImage } from "./use-qr-image";

interface WaitingProps extends ReturnProps {
  payment: AtomeQrPayment;
  isOffline: boolean;
  isChecking: boolean;
  secondsLeft: number | undefined;
  storeName?: string;
  qr: QrImage;
  strings: Strings;
  title: (text: string) => ReactNode;
  children?: ReactNode;
}

/** The code, right under it how to pay with this very phone, and then how to with another. */
export function Waiting(props: WaitingProps) {
  const { qr, strings, title, children } = props;
  return (
    <div className="atome-qr__waiting">
      <div className="atome-qr__code">
        <CodeCard {...props} />
        <SaveCode blob={qr.blob} strings={strings} />
      </div>
      <div className="atome-qr__guide">
        {title(strings.title)}
        <ol className="atome-qr__steps">
          <li>{strings.stepOpen}</li>
          <li>{strings.stepScan}</li>
          <li>{strings.stepConfirm}</li>
        </ol>
        {children}
        <ReturnAction {...props} label={strings.returnToStore} />
      </div>
    </div>
  );
}
