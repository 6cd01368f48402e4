import { type ReactNode } from "react";

import { type AtomeQrState } from "..";
import { type Language, type Strings } from "../../shopper-texts";
import { Badge } from "./badge";
import { describeError, describeOutcome, isClosed } from "./describe-outcome";
import { ReturnAction, type ReturnProps } from "./return-action";
import { Wording } from "./wording";

interface OutcomeProps extends ReturnProps {
  state: Extract<AtomeQrState, { status: "paid" | "failed" | "expired" | "error" }>;
  strings: Strings;
  language: Language;
  isRenewing: boolean;
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
      {renewError && !isClosed(renewError) && (
        <p className="atome-qr__error" role="alert">
          <Wording {...describeError(renewError, strings, language)} />
        </p>
      )}
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
              {isRenewing ? strings.newCodePending : strings.newCode}
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
          <ReturnAction {...props} label={strings.returnToStore} />
        </p>
      )}
    </div>
  );
}
