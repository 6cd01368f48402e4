import { type ReactNode } from "react";

import { type AtomeQrPayment } from "..";
import { type Strings } from "../../shopper-texts";
import { CodeCard } from "./code-card";
import { ReturnAction, type ReturnProps } from "./return-action";
import { SaveCode } from "./save-code";
import { StatusLine } from "./status-line";
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

/** The code to scan, and what to do with it. */
export function Waiting(props: WaitingProps) {
  const { isOffline, qr, strings, title, children } = props;
  return (
    <div className="atome-qr__waiting">
      <CodeCard {...props} />
      <div className="atome-qr__guide">
        {title(strings.title)}
        <ol className="atome-qr__steps">
          <li>{strings.stepOpen}</li>
          <li>{strings.stepScan}</li>
          <li>{strings.stepConfirm}</li>
        </ol>
        <SaveCode blob={qr.blob} strings={strings} />
        <StatusLine>{isOffline ? strings.offline : strings.waiting}</StatusLine>
        {children}
        <ReturnAction {...props} label={strings.returnToStore} />
      </div>
    </div>
  );
}
