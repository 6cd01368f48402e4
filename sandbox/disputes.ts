import { type SandboxContext } from "./context";
import { recordEvent } from "./events";
import { badRequest } from "./omise-error";
import { newId } from "./random";
import { leftOf } from "./refund-rules";
import { type DisputeOutcome, type StoredCharge, type StoredDispute } from "./types";

/**
 * The shopper disputes a paid charge; `amount` in minor units, default all that is left. Throws an
 * OmiseError (400) when the charge is not paid, has an open dispute, or has less than that left.
 */
export function openDispute(
  ctx: SandboxContext,
  charge: StoredCharge,
  amount = leftOf(charge),
): StoredDispute {
  if (charge.status !== "successful") throw badRequest("charge was not paid");
  if (openDisputeOf(charge)) throw badRequest("charge already has an open dispute");
  const left = leftOf(charge);
  if (amount <= 0) throw badRequest("amount must be greater than 0");
  if (amount > left) throw badRequest(`amount is greater than the ${left} left`);
  const dispute: StoredDispute = {
    id: newId("dspt", charge.livemode),
    chargeId: charge.id,
    livemode: charge.livemode,
    amount,
    currency: charge.currency,
    status: "open",
    reasonCode: "goods_or_services_not_provided",
    reasonMessage: "Merchandise/Services Not Received",
    createdAt: ctx.clock.now(),
    closedAt: null,
  };
  charge.disputes = [...(charge.disputes ?? []), dispute];
  ctx.store.putCharge(charge);
  recordEvent(ctx, "dispute.create", charge, { dispute });
  return dispute;
}

/**
 * Closes the charge's open dispute. A lost one takes its amount from the merchant. Throws an
 * OmiseError (400) when none is open, or when a lost one is about more than is left.
 */
export function closeDispute(
  ctx: SandboxContext,
  charge: StoredCharge,
  outcome: DisputeOutcome,
): StoredDispute {
  const dispute = openDisputeOf(charge);
  if (!dispute) throw badRequest("charge has no open dispute");
  if (outcome === "lost" && dispute.amount > leftOf(charge)) {
    throw badRequest("less than the dispute's amount is left of the charge");
  }
  dispute.status = outcome;
  dispute.closedAt = ctx.clock.now();
  ctx.store.putCharge(charge);
  recordEvent(ctx, "dispute.close", charge, { dispute });
  return dispute;
}

/** The dispute that waits for its outcome, undefined when there is none. */
export function openDisputeOf(charge: StoredCharge): StoredDispute | undefined {
  return charge.disputes?.find(({ status }) => status === "open" || status === "pending");
}
