import { type MedusaContainer } from "@medusajs/framework/types";
import { PaymentActions } from "@medusajs/framework/utils";
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows";

import { type AttentionReason, blocksCapture } from "../../atome-qr/attention";
import { toMedusaAmount, toMinorUnits } from "../../atome-qr/money";
import { type ChargeRow, type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { cartMatches } from "./cart-matches";
import { emitChargeEvent } from "./emit-charge-event";
import {
  findSession,
  hasBeenPaid,
  type OrderState,
  owesMoney,
  type SessionState,
} from "./find-session";
import { mendTransactions } from "./mend-transactions";
import { returnPayment } from "./return-payment";

/** How long a cart may differ from the payment before it counts as another one (seconds). */
const CART_CHANGE_SECONDS = 120;

/**
 * A paid charge becomes a paid order. Where there is nothing to pay for, the money goes back or is
 * held. The row counts as settled only once the order exists **and** shows the money.
 */
export async function settlePaid(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<ChargeRow> {
  const session = await findSession(container, row.session_id);
  if (isRecorded(session, row)) {
    return finish(container, atomeQr, row, session.order);
  }
  if (await atomeQr.refunds.findUnresolved(row.charge_id)) {
    throw new Error("A refund of this charge is under way; what is left of it is not known yet.");
  }
  if (findObstacle(row, session)) {
    // Read in parts while core may be recording this very payment: only a second look is certain.
    const again = await findSession(container, row.session_id);
    const obstacle = isRecorded(again, row) ? null : findObstacle(row, again);
    if (obstacle) {
      return returnPayment(container, atomeQr, row, obstacle);
    }
    return settlePaid(container, atomeQr, row);
  }
  const differs = !(await cartMatches(container, row, session));
  const seconds = await atomeQr.ledger.noteMismatch(row.id, differs);
  if (seconds >= CART_CHANGE_SECONDS) {
    return returnPayment(container, atomeQr, row, "cart_changed");
  }
  if (differs) {
    throw new Error("The cart's total is not what was paid; it may be in the middle of a change.");
  }
  await processPaymentWorkflow(container).run({
    input: {
      action: PaymentActions.SUCCESSFUL,
      data: { session_id: row.session_id, amount: toMedusaAmount(row) },
    },
  });
  return confirm(container, atomeQr, row);
}

/** Why this payment cannot become a paid order; null when it can. */
function findObstacle(row: ChargeRow, session: SessionState | null): AttentionReason | null {
  if (blocksCapture(row.attention)) {
    return row.attention as AttentionReason;
  }
  if (row.refunded_amount > 0) {
    return "refunded_before_order";
  }
  if (!session) {
    return "session_gone";
  }
  if (toMinorUnits(session.amount, session.currency_code).amount !== row.amount) {
    return "cart_changed";
  }
  if (session.order?.status === "canceled") {
    return "order_canceled";
  }
  if (session.payment) {
    // Begun for this charge and to be ended; one for another charge leaves nothing to pay for.
    return isPaymentOf(session, row) ? null : "cart_already_ordered";
  }
  return session.order && !owesMoney(session.order) ? "cart_already_ordered" : null;
}

/** A session can have had several charges, one after the other. */
function isPaymentOf({ payment }: SessionState, row: ChargeRow): boolean {
  return payment?.data?.charge_id === row.charge_id;
}

/** The payment is captured, the order exists, and its transactions show the money. */
function isRecorded(
  session: SessionState | null,
  row: ChargeRow,
): session is SessionState & { order: OrderState } {
  if (!session?.payment?.captured_at || !session.order || !isPaymentOf(session, row)) {
    return false;
  }
  return hasBeenPaid(session.order);
}

async function confirm(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<ChargeRow> {
  const session = await findSession(container, row.session_id);
  if (isRecorded(session, row)) {
    return finish(container, atomeQr, row, session.order);
  }
  const now = { ...(await atomeQr.ledger.byId(row.id)), charge_id: row.charge_id };
  if (now.refunded_amount >= now.amount) {
    // The order could not be placed (out of stock, say) and core paid the money back.
    return returnPayment(container, atomeQr, now, "order_not_placed");
  }
  if (await isMended(container, session, row)) {
    return confirm(container, atomeQr, row);
  }
  throw new Error(
    `The charge is paid, but ${session?.payment?.captured_at ? "no paid order exists" : "its payment is not captured"} yet.`,
  );
}

/** A crash can leave payment and order without the transaction that connects them. */
async function isMended(
  container: MedusaContainer,
  session: SessionState | null,
  row: ChargeRow,
): Promise<boolean> {
  const isCaptured = session?.payment?.captured_at && isPaymentOf(session, row);
  return isCaptured && session.order
    ? mendTransactions(container, session.payment!.id, session.order.id)
    : false;
}

async function finish(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
  order: OrderState,
): Promise<ChargeRow> {
  const now = { ...(await atomeQr.ledger.byId(row.id)), charge_id: row.charge_id };
  if (order.status === "canceled" && now.refunded_amount < now.amount) {
    return returnPayment(container, atomeQr, now, "order_canceled");
  }
  await emitChargeEvent(container, "paid", { ...row, order_id: order.id });
  await atomeQr.ledger.markSettled(row, order.id);
  return atomeQr.ledger.byId(row.id);
}
