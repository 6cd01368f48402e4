import { type BigNumberInput, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";

/** Core writes a transaction moments after its capture or refund: what is younger may be on its way. */
const IN_PROGRESS_MS = 60_000;

/**
 * Core records a capture or a refund first and its transaction on the order after that; a crash in
 * between leaves an order whose summary never shows the money. Writes what is missing, under the
 * very references core uses, so that core itself finds it there.
 *
 * @returns whether anything was missing
 */
export async function mendTransactions(
  container: MedusaContainer,
  paymentId: string,
  orderId: string,
): Promise<boolean> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment",
    fields: ["currency_code", "captures.*", "refunds.*"],
    filters: { id: paymentId },
  });
  const payment = data[0] as unknown as PaymentMoves | undefined;
  const moves = [
    ...(payment?.captures ?? []).map((move) => ({ ...move, reference: "capture", sign: 1 })),
    ...(payment?.refunds ?? []).map((move) => ({ ...move, reference: "refund", sign: -1 })),
  ];
  const orders = container.resolve(Modules.ORDER);
  const known = await orders.listOrderTransactions(
    { order_id: orderId },
    { select: ["reference", "reference_id"] },
  );
  const missing = moves.filter(
    ({ id, reference, created_at: at }) =>
      Date.now() - new Date(at).getTime() > IN_PROGRESS_MS &&
      !known.some((one) => one.reference === reference && one.reference_id === id),
  );
  if (missing.length) {
    await orders.addOrderTransactions(
      missing.map(({ id, amount, reference, sign }) => ({
        order_id: orderId,
        amount: MathBN.mult(amount, sign),
        currency_code: payment!.currency_code,
        reference,
        reference_id: id,
      })),
    );
  }
  return missing.length > 0;
}

interface PaymentMoves {
  currency_code: string;
  captures?: Move[];
  refunds?: Move[];
}

interface Move {
  id: string;
  amount: BigNumberInput;
  created_at: string | Date;
}
