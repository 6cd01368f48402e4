import { REFUND_WINDOW_DAYS } from "./atome";
import { AtomeQrError, type AtomeQrErrorCode } from "./errors";
import { formatMoney, type Money } from "./money";
import { ABANDONED_AFTER_MS, isOlder } from "./timing";

const DAY_MS = 24 * 60 * 60 * 1000;

/** The last moment in which Omise refunds a charge that was paid then. */
export function refundableUntil(paidAt: Date): Date {
  return new Date(paidAt.getTime() + REFUND_WINDOW_DAYS * DAY_MS);
}

/**
 * What is sent for a refund of a part. Parts of fractions of a unit are rounded one by one, and can
 * add up to more, or less, than the whole: the last one is the rest.
 *
 * @param rounded what is asked for, minor units
 * @param exact the same, unrounded
 * @param rest what is left of the charge, minor units
 */
export function capAtRest(rounded: number, exact: number, rest: number): number {
  return rest > 0 && isSameAmount(rest, exact) ? rest : rounded;
}

/** Whether a whole number of minor units stands for an amount that may have a fraction. */
export function isSameAmount(whole: number, exact: number): boolean {
  return Math.abs(whole - exact) < 1;
}

/**
 * Whether it is not known what became of a refund under way: it was not answered, or nobody is making
 * it any more. It is looked up until it is known.
 */
export function isUnclear(
  refund: { status: string; failure_code: string | null; updated_at: Date },
  now: Date,
): boolean {
  const isUnanswered = refund.failure_code === ("outcome_unknown" satisfies AtomeQrErrorCode);
  return (
    refund.status === "creating" &&
    (isUnanswered || isOlder(refund.updated_at, ABANDONED_AFTER_MS, now))
  );
}

/**
 * Refuses a refund that Omise would not make, before it is asked for.
 *
 * @param charge what was paid and what is refunded already, minor units; `paidAt` counts the days
 * @throws AtomeQrError `charge_not_paid` · `refund_too_late` · `refund_exceeds_rest`
 */
export function assertRefundable(
  charge: { money: Money; refundedAmount: number; paidAt: Date | null; paid: boolean },
  refund: Money,
  now: Date,
): void {
  if (!charge.paid) {
    throw new AtomeQrError(
      "charge_not_paid",
      "This Atome QR charge is not paid: nothing to refund.",
    );
  }
  if (charge.paidAt && now > refundableUntil(charge.paidAt)) {
    const days = Math.ceil((now.getTime() - charge.paidAt.getTime()) / DAY_MS) - 1;
    throw new AtomeQrError(
      "refund_too_late",
      `Atome QR payments can be refunded within ${REFUND_WINDOW_DAYS} days; this one was paid more than ${days} days ago. Pay the shopper back another way, such as a bank transfer.`,
    );
  }
  const rest = { ...charge.money, amount: charge.money.amount - charge.refundedAmount };
  if (refund.currency !== rest.currency || refund.amount > rest.amount) {
    throw new AtomeQrError(
      "refund_exceeds_rest",
      `Only ${formatMoney(rest)} of this payment is left to refund; ${formatMoney(refund)} is too much.`,
    );
  }
}
