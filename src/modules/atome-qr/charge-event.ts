import { type ChargeEventName, EVENTS } from "../../domain/events";
import { type ChargeRow } from "./rows";

/** The event bus's message about a charge: ids and amounts only; amounts in minor units. */
export function chargeEvent(name: ChargeEventName, row: ChargeRow) {
  return {
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
      attention_detail: row.attention_detail,
    },
  };
}
