import { type Currency, type Flow, type Limit } from "./atome";
import { type DisplayState } from "./display";
import { type Checkout } from "./status";

/** What the routes that need no user answer. A payment's is the kit's `AtomeQrPayment`. */

/** `GET /store/atome-qr/config`. */
export interface ConfigAnswer {
  config: {
    provider_id: string;
    flow: Flow;
    /** Null where the option is not set. */
    public_key: string | null;
    livemode: boolean;
    currencies: Currency[];
    /** Of all currencies, in minor units. */
    limits: Record<Currency, Limit>;
    expires_in_seconds: number;
    checkout: Checkout;
  };
}

/** `GET /atome-qr/health`. */
export interface HealthAnswer {
  status: "ok" | "stale" | "unavailable";
  /** Null where the database does not say. */
  last_completed_at: string | null;
}

/** `/atome-qr/display/state`. */
export interface DisplayAnswer {
  display: {
    state: DisplayState;
    sale_id: string | null;
    /** Minor units. */
    amount: number | null;
    currency: Currency | null;
    expires_at: string | null;
    /** The screen's clock may be wrong. */
    seconds_left: number | null;
    failure_code: string | null;
  };
  page: {
    version: string;
    /** What it shows, for the next question. */
    seen: string;
    look: DisplayLook;
    html: string;
  };
}

/** How a display looks; several states can share it. */
export type DisplayLook = "idle" | "code" | "good" | "bad" | "wait" | "note";
