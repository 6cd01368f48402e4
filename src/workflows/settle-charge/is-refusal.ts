import { MedusaError } from "@medusajs/framework/utils";

/** A reason lies in what was asked for: asking for the same again would not help. */
const REFUSALS: readonly unknown[] = [
  MedusaError.Types.NOT_ALLOWED, // out of stock, for one
  MedusaError.Types.INVALID_DATA, // no delivery for something in the cart
  MedusaError.Types.NOT_FOUND,
];

/** Whether Medusa said no, as opposed to something breaking. Errors out of a workflow can be plain objects. */
export function isRefusal(error: unknown): boolean {
  return REFUSALS.includes((error as { type?: unknown } | null | undefined)?.type);
}
