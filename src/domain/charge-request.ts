import { type BigNumberInput } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";

import { SOURCE_TYPE } from "./atome";
import { type Money, toMinorUnits } from "./money";
import { toPhoneNumber } from "./phone-number";
import { cleanText, toCountry, toEmail, toHttpUrl } from "./shopper-details";

/** The parts of a Medusa cart that Omise may be told about (option `sendOrderDetails`). */
export interface CartDetails {
  id: string;
  email?: string | null;
  currency_code: string;
  items?: (CartItem | null)[] | null;
  shipping_address?: CartAddress | null;
  billing_address?: CartAddress | null;
}

export interface CartItem {
  title?: string | null;
  product_title?: string | null;
  product_type?: string | null;
  variant_sku?: string | null;
  thumbnail?: string | null;
  quantity?: BigNumberInput | null;
  unit_price?: BigNumberInput | null;
}

export interface CartAddress {
  first_name?: string | null;
  last_name?: string | null;
  phone?: string | null;
  country_code?: string | null;
  city?: string | null;
  province?: string | null;
  postal_code?: string | null;
  address_1?: string | null;
  address_2?: string | null;
}

export interface ChargeRequestInput {
  money: Money;
  sessionId: string;
  /** The ledger row's id: finds the charge again when the answer to this request is lost. */
  attemptId: string;
  /** ISO time without milliseconds; undefined for Omise's default, the longest. */
  expiresAt?: string;
  /** Made in a browser or app, with its own order details; otherwise one is made with the charge. */
  sourceId?: string | null;
  /** Only when the store wants to send order details. */
  cart?: CartDetails | null;
  webhookUrl?: string;
}

/**
 * The body of `POST /charges`: source and charge in one call, or the charge of a source that was
 * made before (Omise's Atome QR page). Order details
 * are a courtesy to Atome's risk check: whatever is missing or malformed is left out, never fatal.
 */
export function buildChargeRequest(input: ChargeRequestInput) {
  return {
    amount: input.money.amount,
    currency: input.money.currency,
    source: input.sourceId ?? newSource(input.cart),
    ...(input.cart ? { description: `Medusa cart ${input.cart.id}` } : {}),
    ...(input.expiresAt ? { expires_at: input.expiresAt } : {}),
    ...(input.webhookUrl ? { webhook_endpoints: [input.webhookUrl] } : {}),
    metadata: { medusa_session_id: input.sessionId, attempt_id: input.attemptId },
  };
}

function newSource(cart: CartDetails | null | undefined) {
  return { type: SOURCE_TYPE, ...(cart ? orderDetails(cart) : {}) };
}

function orderDetails(cart: CartDetails) {
  const address = cart.shipping_address ?? cart.billing_address;
  const name = cleanText([address?.first_name, address?.last_name].filter(Boolean).join(" "), 255);
  const items = (cart.items ?? []).flatMap((item) => toOmiseItem(item, cart.currency_code) ?? []);
  return dropEmpty({
    name,
    email: toEmail(cart.email),
    phone_number: toPhoneNumber(address?.phone, address?.country_code),
    shipping: toOmiseAddress(cart.shipping_address),
    billing: toOmiseAddress(cart.billing_address),
    items: items.length ? items : undefined,
  });
}

/** Omise rejects the whole charge for one item of amount 0 (omise-magento #433). */
function toOmiseItem(item: CartItem | null, currencyCode: string) {
  const name = cleanText(item?.product_title, 255) ?? cleanText(item?.title, 255);
  const quantity = MathBN.convert(item?.quantity ?? NaN).toNumber();
  const amount = minorUnitsOrNull(item?.unit_price, currencyCode);
  if (!name || !amount || !Number.isSafeInteger(quantity) || quantity < 1) {
    return null;
  }
  return {
    name,
    quantity,
    amount,
    ...dropEmpty({
      sku: cleanText(item?.variant_sku, 255),
      category: cleanText(item?.product_type, 255),
      image_uri: toHttpUrl(item?.thumbnail),
    }),
  };
}

function minorUnitsOrNull(price: BigNumberInput | null | undefined, currencyCode: string) {
  try {
    return price == null ? null : toMinorUnits(price, currencyCode).amount;
  } catch {
    return null; // a negative line (a discount, say), or not a number
  }
}

/** Omise wants country, city, postal code and street together, or no address at all. */
function toOmiseAddress(address: CartAddress | null | undefined) {
  const country = toCountry(address?.country_code);
  const city = cleanText(address?.city, 255);
  const postal_code = cleanText(address?.postal_code, 32);
  const street1 = cleanText(address?.address_1, 255);
  if (!country || !city || !postal_code || !street1) {
    return undefined;
  }
  return {
    country,
    city,
    postal_code,
    street1,
    ...dropEmpty({
      state: cleanText(address?.province, 255),
      street2: cleanText(address?.address_2, 255),
    }),
  };
}

function dropEmpty<T extends Record<string, unknown>>(values: T): Partial<T> {
  const present = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as Partial<T>;
}
