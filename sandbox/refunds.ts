import { type SandboxContext } from "./context";
import { recordEvent } from "./events";
import { badRequest } from "./omise-error";
import { newId } from "./random";
import { readInteger, readObject } from "./read-params";
import { leftOf, whyNotRefundable } from "./refund-rules";
import { type JsonObject, type StoredCharge, type StoredRefund } from "./types";

/**
 * `POST /charges/:id/refunds`; `amount` in minor units is required. Throws an OmiseError
 * (400 `failed_refund`) when the charge is not paid, too old, or has less than that left.
 */
export function createRefund(
  ctx: SandboxContext,
  charge: StoredCharge,
  params: JsonObject,
): StoredRefund {
  const amount = readInteger(params.amount, "amount");
  const metadata = readObject(params.metadata, "metadata");
  const now = ctx.clock.now();
  const reason = whyNotRefundable(charge, now);
  if (reason !== null) throw badRequest(reason, "failed_refund");
  const left = leftOf(charge);
  if (amount <= 0) throw badRequest("amount must be greater than 0", "failed_refund");
  if (amount > left) throw badRequest(`amount is greater than the ${left} left`, "failed_refund");
  const refund: StoredRefund = {
    id: newId("rfnd", charge.livemode),
    chargeId: charge.id,
    accountId: charge.accountId,
    livemode: charge.livemode,
    amount,
    currency: charge.currency,
    metadata,
    voided: amount === charge.amount && isUnsettled(charge, now),
    transaction: newId("trxn", charge.livemode),
    createdAt: now,
  };
  charge.refunds.push(refund);
  ctx.store.putCharge(charge);
  recordEvent(ctx, "refund.create", charge, { refund });
  return refund;
}

/** Refunds all that is left, as one click in Omise's dashboard does. Throws like `createRefund`. */
export function refundWholeRest(ctx: SandboxContext, charge: StoredCharge): StoredRefund {
  return createRefund(ctx, charge, { amount: leftOf(charge) });
}

/** Omise voids what it has not settled yet; when it settles is not documented, here at midnight UTC. */
function isUnsettled(charge: StoredCharge, now: number): boolean {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return charge.paidAt !== null && day(charge.paidAt) === day(now);
}
