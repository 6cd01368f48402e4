import { type Language, type Strings } from "../../shopper-texts";
import { describeError } from "./describe-outcome";
import { Wording } from "./wording";

export interface RenewProblemProps {
  /** Why there is no new code, or no other way to pay; absent while nothing has failed. */
  renewError?: Error;
  strings: Strings;
  language: Language;
}

export function RenewProblem({ renewError, strings, language }: RenewProblemProps) {
  return (
    renewError && (
      <p className="atome-qr__error" role="alert">
        <Wording {...describeError(renewError, strings, language)} />
      </p>
    )
  );
}
