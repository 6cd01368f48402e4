import { type ReactNode } from "react";

import { type AtomeQrPayment, type AtomeQrState } from "..";
import { CodeCard } from "./code-card";
import { ContinueCard } from "./continue-card";
import { Countdown } from "./countdown";
import { OtherWay, type OtherWayProps } from "./other-way";
import { RenewProblem, type RenewProblemProps } from "./renew-problem";
import { ReturnAction, type ReturnProps } from "./return-action";
import { SaveCode } from "./save-code";
import { StatusLine } from "./status-line";
import { type QrImage } from "./use-qr-image";

interface WaitingProps extends ReturnProps, OtherWayProps, RenewProblemProps {
  payment: AtomeQrPayment;
  action: Extract<AtomeQrState, { status: "waiting" }>["action"];
  isOffline: boolean;
  isChecking: boolean;
  secondsLeft: number | undefined;
  storeName?: string;
  qr: QrImage;
  title: (text: string) => ReactNode;
  children?: ReactNode;
}

/**
 * The code, right under it how to pay with this very phone, and then how to with another; or the way
 * to Atome's page. In the same card for how long, and how the payment stands.
 */
export function Waiting(props: WaitingProps) {
  const { action, isOffline, secondsLeft, qr, strings, title, children } = props;
  const isCode = action === "scan";
  return (
    <div className="atome-qr__waiting" data-action={action}>
      <div className="atome-qr__code">
        <div className="atome-qr__card">
          {isCode ? <CodeCard {...props} /> : <ContinueCard {...props} />}
          {secondsLeft !== undefined && secondsLeft > 0 && (
            <Countdown text={strings.validFor} seconds={secondsLeft} />
          )}
          <StatusLine>{isOffline ? strings.offline : strings.waiting}</StatusLine>
        </div>
        {isCode && <SaveCode blob={qr.blob} strings={strings} />}
      </div>
      <div className="atome-qr__guide">
        {title(isCode ? strings.title : strings.payTitle)}
        {isCode && (
          <ol className="atome-qr__steps">
            <li>{strings.stepOpen}</li>
            <li>{strings.stepScan}</li>
            <li>{strings.stepConfirm}</li>
          </ol>
        )}
        {children}
        <RenewProblem {...props} />
        <OtherWay {...props} />
        <ReturnAction {...props} label={strings.returnToStore} />
      </div>
    </div>
  );
}
