import { type ReactNode } from "react";

import { type AtomeQrState } from "..";
import { type Language } from "../../shopper-texts";
import { Badge } from "./badge";
import { describeOutcome, isClosed } from "./describe-outcome";
import { OtherWay, type OtherWayProps } from "./other-way";
import { RenewProblem } from "./renew-problem";
import { ReturnAction, type ReturnProps } from "./return-action";
import { Wording } from "./wording";

interface OutcomeProps extends ReturnProps, OtherWayProps {
  state: Extract<AtomeQrState, { status: "paid" | "failed" | "expired" | "error" }>;
  language: Language;
  renewError?: Error;
  onRenew: () => void;
  onRetry: () => void;
  title: (text: string) => ReactNode;
}

/** The code is over: how it ended, and what to do next. */
export function Outcome(props: OutcomeProps) {
  const { state, strings, language, isRenewing, renewError, onRenew, onRetry, title } = props;
  const outcome = describeOutcome(state, strings, language);
  return (
    <div className="atome-qr__outcome">
      <Badge status={state.status} />
      {title(outcome.title)}
      <p className="atome-qr__text">
        <Wording {...outcome} />
      </p>
      {renewError && !isClosed(renewError) && <RenewProblem {...props} />}
      {state.status !== "paid" && (
        <p className="atome-qr__actions">
          {outcome.canRenew && (
            <button
              type="button"
              className="atome-qr__button atome-qr__button--primary"
              data-testid="atome-qr-new-code"
              // Not `disabled`, which would drop the focus; a second click does nothing anyway.
              aria-disabled={isRenewing}
              onClick={onRenew}
            >
              {isRenewing ? outcome.againPending : outcome.again}
            </button>
          )}
          {outcome.canRetry && (
            <button
              type="button"
              className="atome-qr__button atome-qr__button--primary"
              data-testid="atome-qr-retry"
              onClick={onRetry}
            >
              {strings.retry}
            </button>
          )}
          {(outcome.canRenew || outcome.canRetry) && <OtherWay {...props} />}
          <ReturnAction {...props} label={strings.returnToStore} />
        </p>
      )}
    </div>
  );
}
