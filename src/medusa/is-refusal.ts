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
 * Whether Medusa refused, as opposed to something breaking. Errors out of a workflow can be plain
 * objects. The provider's own `charge_mismatch` is no refusal: core made the order of a cart in the
 * middle of a change, and the next try is made of the cart as it is then.
 */
export function isRefusal(error: unknown): boolean {
  const { type, code } = (error ?? {}) as { type?: unknown; code?: unknown };
  return REFUSALS.includes(type) && code !== MISMATCH;
}
