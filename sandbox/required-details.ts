import { badRequest } from "./omise-error";
import { type StoredSource } from "./types";

const ADDRESS_FIELDS = ["country", "city", "postal_code", "state", "street1"] as const;

/**
 * Checks what Omise's own plugins always send with `atome`; `atome_qr` needs none of it. Throws an
 * OmiseError (400) that names the first one missing.
 */
export function assertRequiredDetails(source: StoredSource): void {
  if (source.type !== "atome") return;
  const { phoneNumber, items, shipping } = source;
  if (phoneNumber === null) throw missing("phone_number");
  if (items.length === 0) throw missing("items");
  if (shipping === null) throw missing("shipping");
  for (const field of ADDRESS_FIELDS) {
    if (shipping[field] === null) throw missing(`shipping ${field}`);
  }
}

function missing(what: string) {
  return badRequest(`${what} is missing`);
}
