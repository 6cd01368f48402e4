import { type IPaymentModuleService, type MedusaContainer } from "@medusajs/framework/types";
import {
  Modules,
  PaymentActions,
  PaymentEvents,
  PaymentSessionStatus,
} from "@medusajs/framework/utils";
import { completeCartWorkflowId, processPaymentWorkflow } from "@medusajs/medusa/core-flows";

import { toMedusaAmount } from "../../domain/money";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type SessionState } from "./find-session";
import { removeRivals } from "./rival-sessions";

/**
 * Makes an order of a paid cart. Core reads the cart, creates the order and has the payment
 * authorized (which for a paid charge captures it, see the provider) all under one lock on the cart.
 *
 * Not `processPaymentWorkflow`, which captures, lets go of the lock and only then completes the
 * cart: changed in between, it becomes an order of another amount. And whatever stops that
 * completion, be it a lost connection to the database, sends the money back.
 *
 * @throws what stopped the completion; see `is-refusal`
 */
export async function placeOrder(
  container: MedusaContainer,
  row: ChargeRow,
  session: SessionState & { cartId: string },
): Promise<void> {
  await reopen(container.resolve(Modules.PAYMENT), session);
  await removeRivals(container, session);
  await container
    .resolve(Modules.WORKFLOW_ENGINE)
    .run(completeCartWorkflowId, { input: { id: session.cartId } });
  await announceCapture(container, row);
}

/** Captures a payment for which the order was placed before: it waited for it. */
export async function payOrder(container: MedusaContainer, row: ChargeRow): Promise<void> {
  await processPaymentWorkflow(container).run({
    input: {
      action: PaymentActions.SUCCESSFUL,
      data: { session_id: row.session_id, amount: toMedusaAmount(row) },
    },
  });
}

/** Closed over a charge that seemed to have failed or expired, core would find nothing to pay with. */
async function reopen(payments: IPaymentModuleService, session: SessionState): Promise<void> {
  const { id, amount, currency_code, data, status } = session;
  if (status === PaymentSessionStatus.CANCELED || status === PaymentSessionStatus.ERROR) {
    await payments.updatePaymentSession({
      id,
      amount,
      currency_code,
      data,
      status: PaymentSessionStatus.PENDING,
    });
  }
}

/** Core does so only where it captures by itself. */
async function announceCapture(container: MedusaContainer, row: ChargeRow): Promise<void> {
  const [payment] = await container
    .resolve(Modules.PAYMENT)
    .listPayments({ payment_session_id: row.session_id }, { select: ["id"] });
  if (payment) {
    await container
      .resolve(Modules.EVENT_BUS)
      .emit({ name: PaymentEvents.CAPTURED, data: { id: payment.id } });
  }
}
