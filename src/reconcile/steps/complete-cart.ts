import { type MedusaContainer, type OrderDTO } from "@medusajs/framework/types";
import { Modules, PaymentSessionStatus } from "@medusajs/framework/utils";
import { completeCartWorkflowId, createOrdersStepId } from "@medusajs/medusa/core-flows";

import { announceCapture } from "../../medusa/announce-capture";
import { isRefusal } from "../../medusa/is-refusal";
import { releaseStock } from "../../medusa/release-stock";
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
    const error = await runCompleteCart(container, cartId!);
    if (error) {
      run.failure = { error, isRefusal: isRefusal(error) };
    } else {
      await announceCapture(container, session!.id);
    }
  } catch (error) {
    // The order may have been placed all the same: the next round tells.
    run.failure = { error, isRefusal: isRefusal(error) };
  }
}

/**
 * Seen in Medusa 2.21.2; no issue yet. Core takes back the steps that it knows to have gone well: stock
 * whose reservation lost its answer stays reserved for an order that core has deleted. Delete when core
 * releases stock by the order's lines.
 *
 * @returns what core threw, or null
 */
async function runCompleteCart(container: MedusaContainer, id: string): Promise<unknown> {
  const { transaction, errors, thrownError } = (await container
    .resolve(Modules.WORKFLOW_ENGINE)
    .run(completeCartWorkflowId, { input: { id }, throwOnError: false })) as Completion;
  const error = thrownError ?? errors?.[0]?.error ?? null;
  if (!error) {
    return null;
  }
  const made = transaction.getContext().invoke[createOrdersStepId]?.output?.output ?? [];
  const orders = container.resolve(Modules.ORDER);
  for (const { id: orderId, items } of made) {
    const [kept] = await orders.listOrders({ id: orderId }, { select: ["id"] });
    if (!kept) {
      await releaseStock(
        container,
        (items ?? []).map((item) => item.id),
      );
    }
  }
  return error;
}

/** What the engine answers; its types leave the transaction out. */
interface Completion {
  transaction: {
    getContext(): {
      invoke: { [step: string]: { output?: { output?: OrderDTO[] } } | undefined };
    };
  };
  errors?: { error: unknown }[];
  thrownError?: unknown;
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
