import { ORDER_DETAILS, type OrderDetail } from "./charge-request";

/** How Omise refused a charge, as far as it tells what was wrong. */
export interface Refusal {
  /** HTTP status. */
  status?: number;
  /** Omise's error code, or one of its client's. */
  code: string;
  message: string;
}

/** A word of its own, or a part of `source[phone_number]` and `image_uri`. */
const word = (pattern: string) => new RegExp(`(?<![a-z])(?:${pattern})(?![a-z])`, "i");

/** As Omise's messages name them. Their wording is documented nowhere, so any mention counts. */
const MENTIONS: Record<OrderDetail, RegExp> = {
  // Not an item's: `item name`, `items[0][name]`.
  name: word("(?<!items?[\\W\\d_]*)name"),
  email: word("e-?mail"),
  phone_number: word("phone|mobile"),
  shipping: word("shipping"),
  billing: word("billing"),
  items: word("items?|sku|quantity|category|brand|(?:item|image)[_ ]ur[il]"),
  description: word("description"),
};

/** Of an address, whose name is not always said. */
const ADDRESS = word("address|country|city|state|postal[_ ]?code|street\\d?");

/** The other parameters of a charge. Omise refuses them just the same without any details. */
const OTHER_PARAMETERS = word(
  "amount|currency|account|expires[_ ]at|webhook[_ ]endpoints?|metadata|source type|return[_ ]uri",
);

/** Refusals that no detail brings about: of the amount, and by an Atome that Omise did not reach. */
const OTHER_CODES = ["invalid_amount", "backend_error", "outcome_unknown"];

/**
 * The order details because of which Omise may have refused a charge: those that it names, all when
 * it names nothing, and none when the refusal is about something else or nothing was refused.
 */
export function findRefusedDetails(refusal: Refusal): readonly OrderDetail[] {
  if (!refusesContent(refusal) || OTHER_CODES.includes(refusal.code)) {
    return [];
  }
  const text = `${refusal.code} ${refusal.message}`;
  const named = ORDER_DETAILS.filter((detail) => MENTIONS[detail].test(text));
  if (named.length) {
    return named;
  }
  if (ADDRESS.test(text)) {
    return ["shipping", "billing"];
  }
  return OTHER_PARAMETERS.test(text) ? [] : ORDER_DETAILS;
}

/** A 403 of Omise's own is about the key; without Omise's error body, it is a firewall's in front. */
function refusesContent({ status, code }: Refusal): boolean {
  return [400, 413, 422].includes(status ?? 0) || (status === 403 && code === "invalid_response");
}
