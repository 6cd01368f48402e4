import { type BigNumberInput } from "@medusajs/framework/types";

import { toMinorUnits } from "../domain/money";
import { type ChargeRow } from "../modules/atome-qr/rows";

/** Whether an amount of Medusa's, in main units, is what was charged. */
export function isAmount(
  amount: BigNumberInput,
  { amount: minor, currency }: Pick<ChargeRow, "amount" | "currency">,
): boolean {
  return toMinorUnits(amount, currency).amount === minor;
}
