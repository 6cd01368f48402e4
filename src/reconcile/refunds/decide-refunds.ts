import { type Facts, type Step } from "../facts";
import { retry, wait } from "../outcomes";

/** Medusa shows what was refunded in Omise's dashboard, or returned by us. */
export function decideRefunds(facts: Facts): Step {
  const { charge, session, payment, order, refunds, tried } = facts;
  if (charge.refunded === "none" || charge.areRefundsShown) {
    return wait("Nothing is left to do.");
  }
  if (!refunds.areAllKnown && !tried.has("importRefunds")) {
    return { kind: "importRefunds", why: "Omise made a refund that the ledger does not know." };
  }
  if (!payment?.isCaptured || !payment.isOfCharge) {
    return { kind: "markRefundsShown", why: "It paid for no order that could show them." };
  }
  if (!order || !session) {
    return decideWithoutOrder(facts);
  }
  if (order.hasAbandonedCredit) {
    return { kind: "confirmCredit", why: "It forbids every other change of the order." };
  }
  if (refunds.hasLostRecord || (order.isCanceled && refunds.forgotten === "old")) {
    return { kind: "forgetLostRecords", why: "Medusa has deleted its row of a refund." };
  }
  if (refunds.hasUnrecorded && !tried.has("showRefunds")) {
    return { kind: "showRefunds", why: "Medusa does not show them." };
  }
  if (order.transactions === "blocked") {
    return charge.attention === "refund_not_shown" || tried.has("tellStaff")
      ? wait("Staff are told; it is shown once the change of the order has ended.")
      : { kind: "tellStaff", reason: "refund_not_shown", why: "A change of the order is open." };
  }
  if (order.transactions === "missing") {
    return { kind: "writeTransactions", why: "The order lacks a refund." };
  }
  if (refunds.hasUnrecorded || order.transactions === "under way") {
    return wait("Medusa may still be writing them.");
  }
  if (refunds.forgotten === "old" && !tried.has("tellStaff")) {
    return { kind: "tellStaff", reason: "refund_not_recorded", why: "Medusa lost it." };
  }
  if (!refunds.areAllKnown) {
    return retry(
      "Omise does not list all of what it says was refunded, in a way that can be read.",
    );
  }
  return refunds.forgotten === "none"
    ? { kind: "markRefundsShown", why: "Medusa shows them." }
    : wait("Staff may ask for the same refund again, which records it.");
}

/**
 * A completion died after its capture, and the money went back. Where core has deleted the session since,
 * an order of the cart is another payment's.
 */
function decideWithoutOrder({ session, refunds, tried }: Facts): Step {
  if (refunds.hasLostRecord || refunds.forgotten === "old") {
    return { kind: "forgetLostRecords", why: "Medusa's row of it is gone; nobody asks again." };
  }
  if (refunds.hasUnrecorded && !tried.has("showRefunds")) {
    return { kind: "showRefunds", why: "Medusa's payment does not show that the money went back." };
  }
  if (session) {
    return wait("An order may still be placed with the captured payment.");
  }
  return refunds.areAllKnown && !refunds.hasUnrecorded && refunds.forgotten === "none"
    ? { kind: "markRefundsShown", why: "The payment shows them, and no order comes of it." }
    : wait("Medusa may still be writing them.");
}
