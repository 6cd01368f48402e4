import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { graph } from "../medusa/graph";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * Tells staff of paid charges whose order is cancelled or deleted and whose money has not all gone
 * back: core does both even when its refund failed. Run when it happens, and by the job, in case of a
 * crash.
 *
 * @param rows paid charges, as the ledger knows them now
 */
export async function reportKeptMoney(
  container: MedusaContainer,
  rows: readonly ChargeRow[],
): Promise<void> {
  const kept = rows.filter(
    (row) => row.finalized_at && row.order_id && row.refunded_amount < row.amount,
  );
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { ledger, events } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const orders = await graph<{ id: string; status: string }>(query, {
    entity: "order",
    fields: ["id", "status"],
    filters: { id: kept.map(({ order_id: id }) => id!) },
  });
  const statuses = new Map(orders.map(({ id, status }) => [id, status]));
  for (const { id, order_id: orderId } of kept) {
    const status = statuses.get(orderId!);
    const reason = status ? "order_canceled" : "order_not_placed";
    if (!status || status === "canceled") {
      await ledger.raiseAttention(id, reason);
      await events.publish(id);
    }
  }
}
