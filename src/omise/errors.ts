/**
 * Every failure of this folder. `message` can be shown to shoppers and staff; branch on `code`.
 *
 * `code` is Omise's own (`failed_refund`, `not_found`, …) or one of ours: `outcome_unknown`,
 * `unreachable`, `timeout`, `rate_limited`, `invalid_response`, `invalid_event`, `invalid_request`,
 * `foreign_ledger`, `other_account` (nothing was sent: the caller's guard did not let it).
 *
 * There is no `cause`: an AxiosError carries the Authorization header, so it is never kept.
 */
export class OmiseError extends Error {
  override readonly name = "OmiseError";
  readonly code: string;
  /** HTTP status, when Omise (or something in front of it) answered. */
  readonly status?: number;
  /** The same call may be repeated as it is: it was a read, or it certainly did nothing. */
  readonly retryable: boolean;
  /**
   * The call may have taken effect. Omise knows no idempotency key: look the effect up before
   * calling again. True exactly when `code` is `outcome_unknown`.
   */
  readonly outcomeUnknown: boolean;
  /** How long Omise asks to wait; whole seconds, at most an hour. */
  readonly retryAfterSeconds?: number;

  constructor(
    message: string,
    about: { code: string; status?: number; retryable?: boolean; retryAfterSeconds?: number },
  ) {
    super(message);
    this.code = about.code;
    this.retryable = about.retryable ?? false;
    this.outcomeUnknown = about.code === "outcome_unknown";
    this.status = about.status;
    this.retryAfterSeconds = about.retryAfterSeconds;
  }

  /**
   * May be the whole account's trouble and not this call's: Omise was not reached, did not accept the
   * key, or something else answered in its place.
   */
  get mayConcernAccount(): boolean {
    const isRefused = this.status === 401 || this.status === 403;
    const isOutage = this.isOutage && this.code !== "rate_limited";
    const isOfAccount = ["invalid_response", "foreign_ledger", "other_account"].includes(this.code);
    return isOutage || isRefused || isOfAccount;
  }

  /** Transient: Omise was not reached, or was overloaded. */
  get isOutage(): boolean {
    return this.retryable || this.outcomeUnknown;
  }
}
