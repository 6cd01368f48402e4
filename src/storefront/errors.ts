/**
 * `request_failed`: the store refused, see `status` and the message, which is the store's.
 * `no_provider`: the cart's region offers no Atome QR. `several_providers`: it offers more than one,
 * so name one. `cart_completed`: the cart is an order already, paid in another way. `not_paid`: the
 * cart cannot be completed yet.
 */
export type AtomeQrErrorCode =
  | "request_failed"
  | "no_provider"
  | "several_providers"
  | "cart_completed"
  | "not_paid";

export class AtomeQrError extends Error {
  constructor(
    readonly code: AtomeQrErrorCode,
    message: string,
    /** The HTTP status, when the store refused. */
    readonly status?: number,
    /** The store's own code, when it refused: `phone_required`, say. */
    readonly reason?: string,
  ) {
    super(message);
    this.name = "AtomeQrError";
  }
}

/** The HTTP status of too many requests: for new codes, that lasts for minutes. */
export const TOO_MANY = 429;

/** The HTTP status of a failed request, whether the kit made it or Medusa's SDK (`FetchError`). */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === "number" ? status : undefined;
}

/** The store's own code of a refusal; Medusa's SDK keeps none. */
export function reasonOf(error: unknown): string | undefined {
  const reason = (error as { reason?: unknown } | null)?.reason;
  return typeof reason === "string" ? reason : undefined;
}

/** By its name, as the kit's React part is bundled apart, with a class of its own. */
function isOurs(error: unknown): boolean {
  return (error as Error | null)?.name === "AtomeQrError";
}

/** Nothing came back, or only an outage's or rate limit's answer: worth asking again. */
export function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined
    ? !isOurs(error)
    : status >= 500 || status === 408 || status === TOO_MANY;
}
