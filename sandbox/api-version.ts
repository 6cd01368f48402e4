import { badRequest } from "./omise-error";
import { type ApiVersion, type JsonObject } from "./types";

const versions: readonly ApiVersion[] = ["2017-11-02", "2019-05-29"];
export const newestVersion: ApiVersion = "2019-05-29";

/** The version of a request; without the header, the account's own. */
export function readVersion(header: string | undefined, accountDefault?: ApiVersion): ApiVersion {
  if (header === undefined) return accountDefault ?? newestVersion;
  const version = versions.find((known) => known === header);
  // Omise knows older ones too, but Atome QR needs at least 2017-11-02.
  if (!version) throw badRequest(`API version ${header} is not supported`);
  return version;
}

/**
 * An object of version 2019-05-29 in the shape of `version`. 2017-11-02 says `created` for
 * `created_at`, `refunded` for `refunded_amount` and writes currencies in lower case; the merchant's
 * own metadata is left alone.
 */
export function inVersion(object: JsonObject, version: ApiVersion): JsonObject {
  return version === newestVersion ? object : (toOlder(object) as JsonObject);
}

const olderNames: Record<string, string> = { created_at: "created", refunded_amount: "refunded" };

function toOlder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toOlder);
  if (typeof value !== "object" || value === null) return value;
  const older: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    if (key === "metadata") older[key] = item;
    else if (/(^|_)currency$/.test(key) && typeof item === "string")
      older[key] = item.toLowerCase();
    else older[olderNames[key] ?? key] = toOlder(item);
  }
  return older;
}
