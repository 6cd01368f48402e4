/** What `GET /store/atome-qr/payment-sessions/:id` answers. */
export interface AtomeQrPayment {
  status: "pending" | "paid" | "failed" | "expired";
  /** In the currency's smallest unit: 54000 is THB 540. */
  amount: number;
  /** Upper case, such as `THB`. */
  currency: string;
  /** ISO time by the server's clock. */
  expires_at: string | null;
  /** The code's image at Omise; null where there is none to scan. */
  download_uri: string | null;
  /** Atome's page, where the shopper goes on to pay; null where there is a code to scan. */
  authorize_uri: string | null;
  failure_code: string | null;
  failure_message: string | null;
  /** Set once the order is placed, a moment after `paid`. */
  order_id: string | null;
}

interface Countdown {
  /** Add it to `Date.now()` to have the server's time; 0 when the clocks agree. */
  clockOffsetMs: number;
  /** The code's time is up by our clock and the server has not said yet: do not show the code. */
  isChecking: boolean;
}

interface Payable extends Countdown {
  payment: AtomeQrPayment;
  /** What the shopper is to do: scan the code, or continue to `payment.authorize_uri`. */
  action: "scan" | "continue";
}

/** The store could not be reached before it told of a payment. */
interface Unknown extends Countdown {
  payment?: undefined;
  action?: undefined;
}

/**
 * How a payment stands, for the shopper.
 *
 * - `starting`: nothing is known yet
 * - `waiting`: it can be paid; `action` says how
 * - `offline`: the store cannot be reached; asking goes on. `payment` is what was known last
 * - `paid`: `payment.order_id` follows, and only then is it over
 * - `failed`: `payment.failure_code` says why; `payment_returned` and `payment_held` mean that the
 *   shopper paid, but no order came of it
 * - `expired`: its time is up, or (`gone`) the store has no such payment: another cart, or a session
 *   that was never there. Either way nothing can be paid, and a new code is the next step
 * - `error`: the store refused to say; trying again may help
 */
export type AtomeQrState =
  | { status: "starting" }
  | ({ status: "waiting" } & Payable)
  | ({ status: "offline" } & (Payable | Unknown))
  | { status: "paid"; payment: AtomeQrPayment }
  | { status: "failed"; payment: AtomeQrPayment }
  | { status: "expired"; reason: "time"; payment: AtomeQrPayment }
  | { status: "expired"; reason: "gone" }
  | { status: "error"; error: Error };

/** An unknown status means not paid: keep waiting. */
export function toState(payment: AtomeQrPayment, clockOffsetMs: number): AtomeQrState {
  switch (payment.status) {
    case "paid":
    case "failed":
      return { status: payment.status, payment };
    case "expired":
      return { status: "expired", reason: "time", payment };
    case "pending":
    default:
      return {
        status: "waiting",
        payment,
        action: payment.authorize_uri ? "continue" : "scan",
        clockOffsetMs,
        isChecking: false,
      };
  }
}

/** What is left of a state when the store cannot be reached. */
export function toOffline(state: AtomeQrState, clockOffsetMs: number): AtomeQrState {
  switch (state.status) {
    case "waiting":
      return { ...state, status: "offline" };
    case "starting":
      return { status: "offline", clockOffsetMs, isChecking: false };
    // What was paid stays paid; its order is placed whether or not we hear of it.
    case "offline":
    case "paid":
    case "failed":
    case "expired":
    case "error":
      return state;
  }
}

/** Nothing more will happen by itself. */
export function isOver(state: AtomeQrState): boolean {
  switch (state.status) {
    case "paid":
      return state.payment.order_id !== null;
    case "failed":
    case "expired":
    case "error":
      return true;
    case "starting":
    case "waiting":
    case "offline":
      return false;
  }
}

/**
 * Whole seconds until the code's time is up, by the server's clock; 0 afterwards, undefined when
 * there is nothing to count down.
 */
export function secondsLeft(state: AtomeQrState, now: number = Date.now()): number | undefined {
  if ((state.status !== "waiting" && state.status !== "offline") || !state.payment?.expires_at) {
    return undefined;
  }
  const leftMs = Date.parse(state.payment.expires_at) - now - state.clockOffsetMs;
  return Math.max(0, Math.floor(leftMs / 1000));
}
