import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { type ChargeRow } from "../modules/atome-qr/rows";
import { tellStaff } from "./tell-staff";

/**
 * Tells staff of paid charges whose order is cancelled and whose money has not all gone back: core
 * cancels an order though its refund failed. Told when it happens, and by the job, in case that the
 * one who was to tell it died.
 *
 * @param rows paid charges, as the ledger knows them now
 */
export async function tellOfKeptMoney(
  container: MedusaContainer,
  rows: readonly ChargeRow[],
): Promise<void> {
  const kept = rows.filter(
    (row) => row.settled_at && row.order_id && row.refunded_amount < row.amount,
  );
  if (kept.length === 0) {
    return;
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id"],
    filters: { id: kept.map(({ order_id: id }) => id!), status: "canceled" },
  });
  const canceled = new Set((data as { id: string }[]).map(({ id }) => id));
  for (const { id, order_id: orderId } of kept) {
    if (canceled.has(orderId!)) {
      await tellStaff(container, id, "order_canceled");
    }
  }
}
