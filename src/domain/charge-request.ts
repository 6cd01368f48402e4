import { type BigNumberInput } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";

import { type Flow, SOURCE_TYPES } from "./atome";
import { AtomeQrError } from "./errors";
import { MISSING_DETAILS } from "./missing-details";
import { type Money, toMinorUnits } from "./money";
import { toPhoneNumber } from "./phone-number";
import { cleanText, toCountry, toEmail, toImageUrl, toPostalCode } from "./shopper-details";

/** The parts of a Medusa cart that Omise may be told about (option `sendOrderDetails`). */
export interface CartDetails {
  id: string;
  email?: string | null;
  currency_code: string;
  items?: (CartItem | null)[] | null;
  shipping_address?: CartAddress | null;
  billing_address?: CartAddress | null;
}

/** What a query for {@link CartDetails} asks for. */
export const CART_DETAIL_FIELDS = [
  "id",
  "email",
  "currency_code",
  "items.*",
  "shipping_address.*",
  "billing_address.*",
] as const;

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

/** What a charge can say of its order. All of it is optional at Omise. */
export const ORDER_DETAILS = [
  "name",
  "email",
  "phone_number",
  "shipping",
  "billing",
  "items",
  "description",
] as const;

export type OrderDetail = (typeof ORDER_DETAILS)[number];

/**
 * What must be sent. Omise's page names none for `redirect`; its WooCommerce and Magento plugins and
 * its apps' libraries all send these, and require them.
 */
export const REQUIRED_DETAILS: Record<Flow, readonly (keyof typeof MISSING_DETAILS)[]> = {
  qr: [],
  redirect: ["phone_number", "shipping", "items"],
};

export interface ChargeRequestInput {
  flow: Flow;
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
  /** Not to be sent, because Omise refused them before. */
  omit?: readonly OrderDetail[];
  webhookUrl?: string;
  /** Where Atome sends the shopper back to; required by the flow `redirect`. */
  returnUri?: string;
}

/**
 * The body of `POST /charges`: source and charge in one call, or the charge of a source that was
 * made before (Omise's Atome QR page). Order details are a courtesy to Atome's risk check: whatever
 * is missing, malformed or to be omitted is left out, never fatal. Those that the flow requires are
 * checked before, see {@link assertDetails}.
 */
export function buildChargeRequest(input: ChargeRequestInput) {
  const { flow, returnUri } = input;
  const required: readonly OrderDetail[] = REQUIRED_DETAILS[flow];
  const omit = input.omit?.filter((detail) => !required.includes(detail));
  const { description, ...details } = input.cart ? toOrderDetails(input.cart, flow, omit) : {};
  return {
    amount: input.money.amount,
    currency: input.money.currency,
    source: input.sourceId ?? { type: SOURCE_TYPES[flow], ...details },
    ...(returnUri ? { return_uri: returnUri } : {}),
    ...(description ? { description } : {}),
    ...(input.expiresAt ? { expires_at: input.expiresAt } : {}),
    ...(input.webhookUrl ? { webhook_endpoints: [input.webhookUrl] } : {}),
    metadata: { medusa_session_id: input.sessionId, attempt_id: input.attemptId },
  };
}

/** Whether a source is made that tells more than its type. */
export function hasOrderDetails({ source }: { source: object | string }): boolean {
  return typeof source === "object" && Object.keys(source).length > 1;
}

/** The longest text and the largest number that the usual columns of databases hold. */
const MAX_TEXT = 255;
const MAX_INTEGER = 2 ** 31 - 1;

/**
 * Lines of a cart that are sent; the others are left out. Enough to see what kind of order it is, and
 * the body stays below 200 kB with the longest texts: servers refuse large ones, often from 1 MB.
 */
const MAX_ITEMS = 50;

function toOrderDetails(cart: CartDetails, flow: Flow, omit: readonly OrderDetail[] = []) {
  const items = (cart.items ?? []).flatMap((item) => toOmiseItem(item, cart.currency_code) ?? []);
  const details = {
    name: ofEither(cart, toName),
    email: toEmail(cart.email),
    phone_number: ofEither(cart, ({ phone, country_code }) => toPhoneNumber(phone, country_code)),
    shipping: flow === "redirect" ? toRequiredAddress(cart) : toOmiseAddress(cart.shipping_address),
    billing: toOmiseAddress(cart.billing_address),
    items: items.length ? items.slice(0, MAX_ITEMS) : undefined,
    description: cleanText(`Medusa cart ${cart.id}`, MAX_TEXT),
  } satisfies Record<OrderDetail, unknown>;
  return dropEmpty(details, omit);
}

/**
 * Checks what the flow requires, before Omise is asked: a refused charge would not say what is missing.
 *
 * @param cart null where a charge is for an order, which is paid at the counter
 * @throws AtomeQrError `phone_required` · `address_required` · `items_required`
 */
export function assertDetails(flow: Flow, cart: CartDetails | null): void {
  const missing = findMissingDetail(flow, cart);
  if (missing) {
    const [code, message] = MISSING_DETAILS[missing];
    throw new AtomeQrError(code, message);
  }
}

/** @returns the first detail that the flow requires and a charge of the cart could not tell */
export function findMissingDetail(
  flow: Flow,
  cart: CartDetails | null,
): keyof typeof MISSING_DETAILS | null {
  const required = REQUIRED_DETAILS[flow];
  const details = cart && required.length > 0 ? toOrderDetails(cart, flow) : null;
  return required.find((detail) => details?.[detail] === undefined) ?? null;
}

/**
 * Of the shipping address, where that says it, else of the billing address. Medusa gives a cart of a
 * region with one country a shipping address that has this country alone.
 */
function ofEither<T>(
  { shipping_address: shipping, billing_address: billing }: CartDetails,
  read: (address: CartAddress) => T | undefined,
): T | undefined {
  return (shipping ? read(shipping) : undefined) ?? (billing ? read(billing) : undefined);
}

function toName({ first_name, last_name }: CartAddress): string | undefined {
  return cleanText([first_name, last_name].filter(Boolean).join(" "), MAX_TEXT);
}

/** Omise's own plugins send a state, too: a city's where there is none, as in Singapore. */
function toRequiredAddress(cart: CartDetails) {
  const address = ofEither(cart, toOmiseAddress);
  return address && { state: address.city, ...address };
}

/** Omise rejects the whole charge for one item of amount 0 (omise-magento #433). */
function toOmiseItem(item: CartItem | null, currencyCode: string) {
  const name = cleanText(item?.product_title, MAX_TEXT) ?? cleanText(item?.title, MAX_TEXT);
  const quantity = MathBN.convert(item?.quantity ?? NaN).toNumber();
  const amount = minorUnitsOrNull(item?.unit_price, currencyCode);
  if (!name || !isCount(amount) || !isCount(quantity)) {
    return null;
  }
  return {
    name,
    quantity,
    amount,
    ...dropEmpty({
      sku: cleanText(item?.variant_sku, MAX_TEXT),
      category: cleanText(item?.product_type, MAX_TEXT),
      image_uri: toImageUrl(item?.thumbnail),
    }),
  };
}

function isCount(value: number | null): value is number {
  return Number.isInteger(value) && value! >= 1 && value! <= MAX_INTEGER;
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
  const city = cleanText(address?.city, MAX_TEXT);
  const postal_code = toPostalCode(address?.postal_code);
  const street1 = cleanText(address?.address_1, MAX_TEXT);
  if (!country || !city || !postal_code || !street1) {
    return undefined;
  }
  return {
    country,
    city,
    postal_code,
    street1,
    ...dropEmpty({
      state: cleanText(address?.province, MAX_TEXT),
      street2: cleanText(address?.address_2, MAX_TEXT),
    }),
  };
}

function dropEmpty<T extends Record<string, unknown>>(
  values: T,
  omit: readonly string[] = [],
): Partial<T> {
  const present = Object.entries(values).filter(
    ([name, value]) => value !== undefined && !omit.includes(name),
  );
  return Object.fromEntries(present) as Partial<T>;
}
