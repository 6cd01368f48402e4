import { staffWereTold } from "./attention";
import { type Books, type Problem } from "./books";
import {
  capturesArePaid,
  noCartHasTwoOrders,
  noOrderWaitsForEver,
  ordersCostWhatWasPaid,
} from "./captures";
import { lostDisputesAreInTheBooks } from "./disputes";
import {
  eventsArePublished,
  ledgerIsAtRest,
  ledgerMatchesOmise,
  noCodeIsForgotten,
  tamperedChargesAreHeld,
} from "./ledger";
import { moneyAgrees } from "./money";
import { paidChargesAreAccountedFor } from "./paid-charges";
import {
  ledgerRefundsWereMade,
  medusaKnowsTheRefunds,
  noRefundExceedsTheWish,
  noRefundIsMadeTwice,
  refundsAreKnown,
} from "./refunds";
import { levelsMatchReservations, reservationsMatchOrders } from "./stock";

/** What must be true of the books, in the words of the report. */
export const CHECKS = {
  "The money of both sides agrees": moneyAgrees,
  "Every paid charge is one paid order, went back, or is held": paidChargesAreAccountedFor,
  "Nothing unpaid is captured": capturesArePaid,
  "An order costs what was captured for it": ordersCostWhatWasPaid,
  "No cart has two orders": noCartHasTwoOrders,
  "No order waits for a payment that cannot come": noOrderWaitsForEver,
  "Every refund at Omise is in the ledger, or was made in the dashboard": refundsAreKnown,
  "Every refund in the ledger was made": ledgerRefundsWereMade,
  "No refund is made twice": noRefundIsMadeTwice,
  "No refund is larger than the wish": noRefundExceedsTheWish,
  "Medusa's refunds are Omise's": medusaKnowsTheRefunds,
  "Every dispute that was lost is in the books": lostDisputesAreInTheBooks,
  "No payable code is forgotten": noCodeIsForgotten,
  "The ledger is at rest": ledgerIsAtRest,
  "The ledger says what Omise says": ledgerMatchesOmise,
  "Every event was published, all that needs attention too": eventsArePublished,
  "A charge of another amount is held": tamperedChargesAreHeld,
  "Staff were told of what waits for them": staffWereTold,
  "Each shelf's reserved quantity is the sum of its reservations": levelsMatchReservations,
  "What is reserved is what live orders wait for": reservationsMatchOrders,
} satisfies Record<string, (books: Books) => Problem[]>;

export type CheckName = keyof typeof CHECKS;

export interface CheckResult {
  check: string;
  problems: Problem[];
}

export function checkBooks(books: Books): CheckResult[] {
  return Object.entries(CHECKS).map(([check, find]) => ({
    check,
    problems: find(books),
  }));
}
