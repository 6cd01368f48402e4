import { MedusaError } from "@medusajs/framework/utils";

import { type AtomeQrErrorCode } from "../../domain/errors";

const MISMATCH: AtomeQrErrorCode = "charge_mismatch";

/** A reason lies in what was asked for: asking for the same again would not help. */
const REFUSALS: readonly unknown[] = [
  MedusaError.Types.NOT_ALLOWED, // out of stock, for one
  MedusaError.Types.INVALID_DATA, // no delivery for something in the cart
  MedusaError.Types.NOT_FOUND,
];

/**
 * Whether Medusa said no, as opposed to something breaking. Errors out of a workflow can be plain
 * objects. Our own no to an order of another amount is none: it was made of a cart in the middle of
 * a change, and the next one is made of the cart as it is then.
 */
export function isRefusal(error: unknown): boolean {
  const { type, code } = (error ?? {}) as { type?: unknown; code?: unknown };
  return REFUSALS.includes(type) && code !== MISMATCH;
}
