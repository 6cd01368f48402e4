/** Row types of the module's tables, as Postgres returns them. What each column means: the models. */
import { type InferTypeOf } from "@medusajs/framework/types";

import { type Currency, type Flow } from "../../domain/atome";
import { type AtomeQrCharge } from "./models/charge";
import { type AtomeQrChargeEvent } from "./models/charge-event";
import { type AtomeQrExpiryOverride } from "./models/expiry-override";
import { type AtomeQrRefund } from "./models/refund";
import { type AtomeQrWebhookEvent } from "./models/webhook-event";

/** Columns that the model does not name, so that only the plugin's own queries read them. */
interface ChargeSecrets {
  /** In the link to the hosted pay page: it opens the page. */
  pay_token: string;
  /** Omise's address of the code's image. */
  download_uri: string | null;
  /** Atome's page for this charge (flow `redirect`). */
  authorize_uri: string | null;
  /** Where its shopper comes back to in the storefront; null for the hosted page. */
  return_url: string | null;
}

export interface ChargeRow extends InferTypeOf<typeof AtomeQrCharge>, ChargeSecrets {
  currency: Currency;
  flow: Flow;
}

/** A ledger row whose charge is known to exist at Omise. */
export type KnownChargeRow = ChargeRow & { charge_id: string };

export interface RefundRow extends InferTypeOf<typeof AtomeQrRefund> {
  currency: Currency;
}

export type WebhookEventRow = InferTypeOf<typeof AtomeQrWebhookEvent>;

/** A line of a charge's timeline; written by triggers only. */
export type ChargeEventRow = InferTypeOf<typeof AtomeQrChargeEvent>;

export type ExpiryOverrideRow = InferTypeOf<typeof AtomeQrExpiryOverride>;
