import { MedusaError } from "@medusajs/framework/utils";

import { type AtomeQrErrorCode } from "../domain/errors";

const MISMATCH: AtomeQrErrorCode = "charge_mismatch";

/** The reason lies in the request: the same request would fail again. */
const REFUSALS: readonly unknown[] = [
  MedusaError.Types.NOT_ALLOWED, // out of stock, for one
  MedusaError.Types.INVALID_DATA, // no delivery for an item of the cart
  MedusaError.Types.NOT_FOUND,
];

/**
 * What Medusa calls invalid or not found and no shopper has brought about: a database that lacks a
 * column, say (`db-error-mapper` of its utils), or a provider that was taken out of the cart's region
 * while its code was open. A person can mend it, and the same request goes well then.
 */
const BROKEN = [
  /^column .+ does not exist/,
  /^Cannot set field '.*' of .+ to null$/,
  /, already exists\.$/,
  /^You tried to set relationship /,
  /not enabled in the cart's region/,
];

/**
 * Whether Medusa refused, as opposed to something breaking. Errors out of a workflow can be plain
 * objects. The provider's own `charge_mismatch` is no refusal: core made the order of a cart in the
 * middle of a change, and the next try is made of the cart as it is then.
 */
export function isRefusal(error: unknown): boolean {
  const { type, code, message } = (error ?? {}) as Record<string, unknown>;
  const isBroken = BROKEN.some((one) => typeof message === "string" && one.test(message));
  return REFUSALS.includes(type) && code !== MISMATCH && !isBroken;
}
