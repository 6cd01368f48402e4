import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules, PaymentSessionStatus } from "@medusajs/framework/utils";
import { completeCartWorkflowId } from "@medusajs/medusa/core-flows";

import { announceCapture } from "../../medusa/announce-capture";
import { isRefusal } from "../../medusa/is-refusal";
import { hasEnded, isOpen, type Session } from "../../medusa/session";
import { type Decision, type Run } from "../run";

/**
 * Makes an order of a paid cart. Core reads the cart, creates the order and has the payment
 * authorized (which captures a paid charge, see the provider) all under one lock on the cart.
 *
 * Not `processPaymentWorkflow`, which captures, releases the lock and only then completes the cart:
 * changed in between, the cart becomes an order of another amount. And whatever stops that
 * completion, even a lost connection to the database, sends the money back.
 */
export async function completeCart(run: Run, { session, cartId }: Decision): Promise<void> {
  const { container } = run;
  try {
    await reopen(container, session!);
    await removeSiblings(container, session!);
    await container
      .resolve(Modules.WORKFLOW_ENGINE)
      .run(completeCartWorkflowId, { input: { id: cartId } });
    await announceCapture(container, session!.id);
  } catch (error) {
    // The order may have been placed all the same: the next round tells.
    run.failure = { error, isRefusal: isRefusal(error) };
  }
}

/** Core ignores ended sessions, so one that was ended too early is reopened first. */
async function reopen(container: MedusaContainer, session: Session): Promise<void> {
  const { id, amount, currency_code, data } = session;
  if (hasEnded(session)) {
    const status = PaymentSessionStatus.PENDING;
    await container
      .resolve(Modules.PAYMENT)
      .updatePaymentSession({ id, amount, currency_code, data, status });
  }
}

/**
 * Deletes the open sessions with which core could complete the cart instead, and with them their
 * codes. Core creates a shopper's next session while it asks for the deletion of this one, which is
 * refused; a crash there leaves both. A session that has been paid, too, stays: whichever of the two
 * core takes is the order's, the other charge is returned.
 *
 * @throws when the code of one may still be payable
 */
async function removeSiblings(container: MedusaContainer, { siblings }: Session): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT);
  for (const { id } of siblings.filter(isOpen)) {
    await payments.deletePaymentSession(id).catch((error: unknown) => {
      if (!isRefusal(error)) {
        throw error;
      }
    });
  }
}
