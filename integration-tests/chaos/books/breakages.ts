import { type Books } from "./books";
import { type CheckName } from "./check-books";

/** How the books can be wrong, and the check that has to see it. */
export const BREAKAGES: [CheckName, string, (books: Books) => void][] = [
  [
    "The money of both sides agrees",
    "a refund that only Omise has",
    ({ charges }) => charges[0].refunds.push({ id: "rfnd_2", amount: 1, ledgerRefundId: null }),
  ],
  [
    "Every paid charge is one paid order, went back, or is held",
    "a paid charge with nothing to show for it",
    (books) => (books.payments = []),
  ],
  [
    "Every paid charge is one paid order, went back, or is held",
    "a payment without an order",
    ({ payments }) => (payments[0].orderId = null),
  ],
  [
    "Every paid charge is one paid order, went back, or is held",
    "a charge captured twice",
    ({ payments }) => payments.push({ ...payments[0], id: "pay_2" }),
  ],
  [
    "Every paid charge is one paid order, went back, or is held",
    "a cancelled order whose money was kept",
    ({ orders }) => (orders[0].status = "canceled"),
  ],
  [
    "Every paid charge is one paid order, went back, or is held",
    "an order that does not know that it was paid",
    ({ orders }) => (orders[0].transactions = []),
  ],
  [
    "Every paid charge is one paid order, went back, or is held",
    "an order whose summary does not show the payment",
    ({ orders }) => (orders[0].summaryPaid = 0),
  ],
  [
    "Nothing unpaid is captured",
    "a capture of an unpaid charge",
    ({ charges }) => (charges[0].status = "expired"),
  ],
  [
    "Nothing unpaid is captured",
    "a capture of more than was paid",
    ({ payments }) => (payments[0].captured = 10_001),
  ],
  [
    "Nothing unpaid is captured",
    "a capture of no charge at all",
    ({ payments }) => (payments[0].chargeId = "chrg_unheard_of"),
  ],
  [
    "An order costs what was captured for it",
    "an order for more than was paid",
    ({ orders }) => (orders[0].total = 12_000),
  ],
  [
    "No cart has two orders",
    "a second order of a cart",
    ({ orders }) => orders.push({ ...orders[0], id: "order_again" }),
  ],
  [
    "No order waits for a payment that cannot come",
    "an unpaid order",
    ({ orders }) => orders.push({ ...orders[0], id: "order_unpaid", cartId: "cart_expired" }),
  ],
  [
    "No order waits for a payment that cannot come",
    "an order of no cart that something was paid for",
    ({ orders }) => orders.push({ ...orders[0], id: "order_lost", cartId: null }),
  ],
  [
    "Every refund at Omise is in the ledger, or was made in the dashboard",
    "a refund that nobody knows",
    ({ charges }) => charges[0].refunds.push({ id: "rfnd_2", amount: 5, ledgerRefundId: null }),
  ],
  [
    "Every refund at Omise is in the ledger, or was made in the dashboard",
    "a refund of another amount",
    ({ ledgerRefunds }) => (ledgerRefunds[0].amount = 1_999),
  ],
  [
    "Every refund in the ledger was made",
    "a refund that Omise has never heard of",
    ({ charges }) => (charges[0].refunds = []),
  ],
  [
    "No refund is made twice",
    "two refunds with one id",
    ({ charges }) =>
      charges[0].refunds.push({ id: "rfnd_2", amount: 2_000, ledgerRefundId: "aqref_1" }),
  ],
  [
    "No refund is larger than the wish",
    "more than staff asked for",
    (books) => (books.asked = { ...books.asked, refunds: new Map([["chrg_paid", 1_999]]) }),
  ],
  [
    "No refund is larger than the wish",
    "more than was paid",
    ({ charges }) => (charges[0].refunds[0].amount = 10_001),
  ],
  [
    "Medusa's refunds are Omise's",
    "a refund that Medusa does not show",
    ({ payments }) => (payments[0].refunded = 0),
  ],
  [
    "No payable code is forgotten",
    "an open code that no session showed",
    ({ payableBefore }) => (payableBefore[0].shownBySession = false),
  ],
  [
    "No payable code is forgotten",
    "a code that is still open",
    ({ charges }) => (charges[1].status = "pending"),
  ],
  ["The ledger is at rest", "an unsettled row", ({ ledger }) => (ledger[0].finalized_at = null)],
  [
    "The ledger is at rest",
    "an event in the inbox",
    ({ inbox }) => inbox.push({ id: "aqevt_1", charge_id: "chrg_paid", last_error: null }),
  ],
  [
    "The ledger is at rest",
    "a refund without an outcome",
    ({ ledgerRefunds }) => (ledgerRefunds[0].status = "creating"),
  ],
  [
    "Every event was published, all that needs attention too",
    "a reason that nobody was told",
    ({ ledger }) => (ledger[0].unpublished = 1),
  ],
  ["The ledger says what Omise says", "a charge without a row", ({ ledger }) => ledger.splice(1)],
  [
    "The ledger says what Omise says",
    "a row whose charge does not exist",
    ({ charges }) => charges.splice(1),
  ],
  [
    "The ledger says what Omise says",
    "a charge adopted by another attempt",
    ({ charges }) => (charges[1].attemptId = "aqchg_other"),
  ],
  [
    "The ledger says what Omise says",
    "another status",
    ({ ledger }) => (ledger[1].status = "paid"),
  ],
  [
    "The ledger says what Omise says",
    "a refund the ledger has not seen",
    ({ ledger }) => (ledger[0].refunded_amount = 0),
  ],
  [
    "A charge of another amount is held",
    "a tampered charge that became an order",
    (books) => (books.asked = { ...books.asked, tampered: new Set(["chrg_paid"]) }),
  ],
  [
    "Each shelf's reserved quantity is the sum of its reservations",
    "a quantity that no reservation explains",
    ({ stock }) => (stock[0].reserved = 3),
  ],
  [
    "What is reserved is what live orders wait for",
    "an order whose goods are not reserved",
    ({ reservations }) => (reservations[0].quantity = 1),
  ],
  [
    "What is reserved is what live orders wait for",
    "goods reserved for a cancelled order",
    ({ orders }) => (orders[0].status = "canceled"),
  ],
  [
    "An order costs what was captured for it",
    "an edited order of whose difference nobody was told",
    ({ orders }) => Object.assign(orders[0], { isEdited: true, total: 12_000 }),
  ],
  [
    "Every dispute that was lost is in the books",
    "a lost dispute that the ledger lacks",
    ({ charges }) => (charges[0].dispute = { id: "dspt_1", status: "lost", amount: 500 }),
  ],
  [
    "Every dispute that was lost is in the books",
    "a lost dispute that the ledger has as a refund of staff's",
    ({ charges, ledgerRefunds }) => {
      charges[0].dispute = { id: "dspt_1", status: "lost", amount: 2_000 };
      ledgerRefunds[0].refund_id = "dspt_1";
    },
  ],
  [
    "The money of both sides agrees",
    "money that a dispute took and Medusa still shows",
    ({ charges }) => (charges[0].dispute = { id: "dspt_1", status: "lost", amount: 500 }),
  ],
  [
    "Staff were told of what waits for them",
    "a dispute of which they were not told",
    (books) => {
      books.asked = { ...books.asked, toBeTold: new Map([["chrg_paid", ["disputed"]]]) };
    },
  ],
];
