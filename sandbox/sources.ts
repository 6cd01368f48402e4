import { accountOf, type SandboxContext } from "./context";
import { currencyRules } from "./currencies";
import { isLive } from "./default-accounts";
import { isObject } from "./http";
import { badRequest } from "./omise-error";
import { newId } from "./random";
import { readInteger, readList, readObject, readText } from "./read-params";
import { assertRequiredDetails } from "./required-details";
import { isAtomeType, isEnabled } from "./source-types";
import {
  type AtomeType,
  type Currency,
  type JsonObject,
  type SandboxAccount,
  type SourceType,
  type StoredSource,
} from "./types";

/**
 * A source from the parameters of `POST /sources`, or from a charge's own `source[…]`.
 * Throws an OmiseError (400) when Omise would refuse them.
 */
export function createSource(
  ctx: SandboxContext,
  account: SandboxAccount,
  params: JsonObject,
): StoredSource {
  const type = readType(ctx, account, params.type);
  const shipping = readAddress(params.shipping, "shipping");
  const billing = readAddress(params.billing, "billing");
  const source: StoredSource = {
    id: newId("src", isLive(account)),
    type,
    accountId: account.id,
    livemode: isLive(account),
    // PromptPay's own limits are not kept.
    ...readMoney(account, params, type === "promptpay" ? "atome_qr" : type),
    createdAt: ctx.clock.now(),
    name: readText(params.name, "name"),
    email: readText(params.email, "email"),
    phoneNumber: readText(params.phone_number, "phone_number"),
    items: readList(params.items, "items").map(readItem),
    shipping,
    billing,
    chargeId: null,
  };
  assertRequiredDetails(source);
  ctx.store.putSource(source);
  return source;
}

function readType(ctx: SandboxContext, account: SandboxAccount, type: unknown): SourceType {
  if (isAtomeType(type) && isEnabled(accountOf(ctx, account.id), type)) return type;
  // PromptPay is Thailand's, and every Thai account has it.
  if (type === "promptpay" && account.country === "TH") return type;
  throw badRequest("source type is currently not supported");
}

/**
 * Amount (minor units) and currency of a charge or source. Throws an OmiseError (400): `invalid_amount`
 * outside the limits of `type`, `invalid_charge` for a currency that isn't the account's.
 */
export function readMoney(
  account: SandboxAccount,
  params: JsonObject,
  type: AtomeType,
): { amount: number; currency: Currency } {
  const currency = readText(params.currency, "currency")?.toUpperCase();
  if (currency !== account.currency) {
    throw badRequest("currency is currently not supported", "invalid_charge");
  }
  const amount = readInteger(params.amount, "amount", "invalid_amount");
  const { min, max } = currencyRules[account.currency].limits[type];
  if (amount < min) throw badRequest(`amount must be at least ${min}`, "invalid_amount");
  if (amount > max) throw badRequest(`amount must be at most ${max}`, "invalid_amount");
  return { amount, currency: account.currency };
}

function readItem(value: unknown): JsonObject {
  if (!isObject(value)) throw badRequest("items must be objects");
  const amount = readInteger(value.amount, "item amount");
  const quantity = readInteger(value.quantity, "item quantity");
  // Omise refuses free items: omise-magento#433, omise-woocommerce#378.
  if (amount <= 0) throw badRequest("item amount must be greater than 0", "invalid_charge");
  if (quantity <= 0) throw badRequest("item quantity must be greater than 0", "invalid_charge");
  return {
    sku: readText(value.sku, "item sku"),
    category: readText(value.category, "item category"),
    name: readText(value.name, "item name"),
    quantity,
    amount,
    item_uri: readText(value.item_uri, "item uri"),
    image_uri: readText(value.image_uri, "item image uri"),
    brand: readText(value.brand, "item brand"),
  };
}

function readAddress(value: unknown, name: string): JsonObject | null {
  const address = readObject(value, name);
  if (Object.keys(address).length === 0) return null;
  const country = readText(address.country, `${name} country`);
  if (country !== null && !/^[A-Za-z]{2}$/.test(country)) {
    throw badRequest(`${name} country must have two letters`);
  }
  return {
    country,
    city: readText(address.city, `${name} city`),
    postal_code: readText(address.postal_code, `${name} postal_code`),
    state: readText(address.state, `${name} state`),
    street1: readText(address.street1, `${name} street1`),
    street2: readText(address.street2, `${name} street2`),
  };
}
