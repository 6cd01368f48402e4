import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { EVENTS } from "../../atome-qr/events";
import { type ChargeRow } from "../../modules/atome-qr/rows";

/** Tells the store what became of a charge. Ids and amounts only; amounts in minor units. */
export async function emitChargeEvent(
  container: MedusaContainer,
  name: keyof typeof EVENTS,
  row: ChargeRow,
): Promise<void> {
  await container.resolve(Modules.EVENT_BUS).emit({
    name: EVENTS[name],
    data: {
      id: row.id,
      charge_id: row.charge_id,
      account: row.account,
      session_id: row.session_id,
      cart_id: row.cart_id,
      order_id: row.order_id,
      amount: row.amount,
      currency: row.currency,
      refunded_amount: row.refunded_amount,
      attention: row.attention,
    },
  });
}
