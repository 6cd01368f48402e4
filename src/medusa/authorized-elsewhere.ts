import { type BigNumberInput } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";

/** A payment of an order. Amounts in main units. */
export interface OrderPayment {
  provider_id: string;
  amount: BigNumberInput;
  captured_at: Date | null;
  canceled_at: Date | null;
  captures?: ({ amount: BigNumberInput } | null)[] | null;
}

/** What `OrderPayment` needs of a payment, for `query.graph`. */
export const PAYMENT_FIELDS = [
  "provider_id",
  "amount",
  "captured_at",
  "canceled_at",
  "captures.amount",
];

/** A payment that staff record by hand: no provider has authorized anything. */
export function isManual({ provider_id: id }: Pick<OrderPayment, "provider_id">): boolean {
  return id.startsWith("pp_system");
}

/** What providers have authorized and not captured yet: it is not owed again. Main units. */
export function sumAuthorized(payments: OrderPayment[]): ReturnType<typeof MathBN.convert> {
  return payments
    .filter((one) => !one.captured_at && !one.canceled_at && !isManual(one))
    .reduce((sum, one) => MathBN.add(sum, restOf(one)), MathBN.convert(0));
}

function restOf({ amount, captures }: OrderPayment) {
  return (captures ?? []).reduce(
    (rest, capture) => MathBN.sub(rest, capture?.amount ?? 0),
    MathBN.convert(amount),
  );
}
