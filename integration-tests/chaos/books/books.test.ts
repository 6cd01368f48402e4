import { type Books } from "./books";
import { checkBooks, type CheckName, CHECKS } from "./check-books";
import { balances } from "./money";

const settled_at = new Date("2026-01-31T10:00:00Z");

/** One order that was paid and refunded in part, and one code that nobody paid. */
function goodBooks(): Books {
  return {
    charges: [
      {
        id: "chrg_paid",
        status: "successful",
        amount: 10_000,
        currency: "THB",
        attemptId: "aqchg_paid",
        refunds: [{ id: "rfnd_1", amount: 2_000, ledgerRefundId: "aqref_1" }],
      },
      {
        id: "chrg_expired",
        status: "expired",
        amount: 700,
        currency: "SGD",
        attemptId: "aqchg_expired",
        refunds: [],
      },
    ],
    payableBefore: [{ chargeId: "chrg_expired", shownBySession: true }],
    ledger: [
      {
        id: "aqchg_paid",
        account: "th",
        session_id: "payses_paid",
        cart_id: "cart_paid",
        order_id: "order_paid",
        charge_id: "chrg_paid",
        status: "paid",
        amount: 10_000,
        currency: "THB",
        refunded_amount: 2_000,
        settled_at,
        attempts: 0,
        last_error: null,
        attention: null,
        announced_attention: null,
      },
      {
        id: "aqchg_expired",
        account: "sg",
        session_id: "payses_expired",
        cart_id: "cart_expired",
        order_id: null,
        charge_id: "chrg_expired",
        status: "expired",
        amount: 700,
        currency: "SGD",
        refunded_amount: 0,
        settled_at,
        attempts: 0,
        last_error: null,
        attention: null,
        announced_attention: null,
      },
    ],
    ledgerRefunds: [
      {
        id: "aqref_1",
        charge_id: "chrg_paid",
        medusa_refund_id: "ref_1",
        refund_id: "rfnd_1",
        status: "succeeded",
        amount: 2_000,
        reason: "staff",
      },
    ],
    inbox: [],
    payments: [
      {
        id: "pay_1",
        providerId: "pp_atome-qr_th",
        sessionId: "payses_paid",
        chargeId: "chrg_paid",
        currency: "THB",
        captured: 10_000,
        refunded: 2_000,
        cartId: "cart_paid",
        orderId: "order_paid",
      },
    ],
    orders: [
      {
        id: "order_paid",
        status: "pending",
        cartId: "cart_paid",
        currency: "THB",
        total: 10_000,
        transactions: [
          { reference: "capture", amount: 10_000 },
          { reference: "refund", amount: -2_000 },
        ],
        summaryPaid: 8_000,
        hasOtherPayment: false,
        isOfOtherMethod: false,
        items: [{ lineItemId: "ordli_1", unfulfilled: 2 }],
      },
    ],
    stock: [{ inventoryItemId: "iitem_1", locationId: "sloc_1", reserved: 2 }],
    reservations: [
      {
        id: "resitem_1",
        inventoryItemId: "iitem_1",
        locationId: "sloc_1",
        lineItemId: "ordli_1",
        quantity: 2,
      },
    ],
    asked: {
      refunds: new Map([["chrg_paid", 2_000]]),
      dashboardRefunds: new Set(),
      tampered: new Set(),
    },
  };
}

function brokenChecks(breakBooks: (books: Books) => void): string[] {
  const books = goodBooks();
  breakBooks(books);
  return checkBooks(books)
    .filter(({ problems }) => problems.length > 0)
    .map(({ check }) => check);
}

/** How the books can be wrong, and the check that has to see it. */
const BREAKAGES: [CheckName, string, (books: Books) => void][] = [
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
  ["The ledger is at rest", "an unsettled row", ({ ledger }) => (ledger[0].settled_at = null)],
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
    "Staff were told of everything that needs attention",
    "a reason that nobody was told",
    ({ ledger }) => (ledger[0].attention = "session_gone"),
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
];

describe("the books of a chaos run", () => {
  it("that are in order break no check", () => {
    expect(brokenChecks(() => undefined)).toEqual([]);
  });

  it.each([
    ["before it was linked to anything", { cartId: null }],
    ["that is to be paid by another method", { cartId: "cart_other", isOfOtherMethod: true }],
  ])("are in order with an order that Medusa died over %s", (_what, made) => {
    const stillborn = (books: Books) => ({
      ...books.orders[0],
      id: "order_stillborn",
      ...made,
      transactions: [],
      items: [{ lineItemId: "ordli_stillborn", unfulfilled: 1 }],
    });
    expect(brokenChecks((books) => books.orders.push(stillborn(books)))).toEqual([]);
    const reserved = (books: Books) => {
      books.orders.push(stillborn(books));
      books.reservations.push({
        ...books.reservations[0],
        id: "resitem_2",
        lineItemId: "ordli_stillborn",
        quantity: 1,
      });
      books.stock[0].reserved += 1;
    };
    expect(brokenChecks(reserved)).toEqual([]);
  });

  it.each(BREAKAGES)("break “%s” with %s", (check, _what, breakBooks) => {
    expect(brokenChecks(breakBooks)).toContain(check);
  });

  it("have a made-up breakage for every check", () => {
    expect(new Set(BREAKAGES.map(([check]) => check))).toEqual(new Set(Object.keys(CHECKS)));
  });

  it("count what is held for staff as money of the store", () => {
    const books = goodBooks();
    Object.assign(books.ledger[0], {
      attention: "session_gone",
      announced_attention: "session_gone",
      order_id: null,
    });
    Object.assign(books, { payments: [], orders: [], reservations: [], stock: [] });

    expect(balances(books)).toContainEqual({
      currency: "THB",
      charged: 10_000,
      paidBack: 2_000,
      inMedusa: 0,
      held: 8_000,
      unrecorded: 0,
    });
    expect(checkBooks(books).flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("are in order when staff were told of a refund that Medusa does not show", () => {
    const books = goodBooks();
    books.ledger[0].attention = "refund_not_recorded";
    books.ledger[0].announced_attention = "refund_not_recorded";
    books.payments[0].refunded = 0;
    books.orders[0].transactions = [{ reference: "capture", amount: 10_000 }];
    books.orders[0].summaryPaid = 10_000;

    expect(checkBooks(books).flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("are in order with a refund made in Omise's dashboard that Medusa shows", () => {
    const books = goodBooks();
    books.charges[0].refunds[0].ledgerRefundId = null;
    books.ledgerRefunds = [];
    books.asked = { ...books.asked, dashboardRefunds: new Set(["rfnd_1"]) };

    expect(checkBooks(books).flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("are in order when Medusa paid a charge back whose cart another one has paid for since", () => {
    const breaks = (asked: Books["asked"]["refunds"]) =>
      brokenChecks((books) => {
        books.asked = { ...books.asked, refunds: asked };
        books.charges.push({
          ...books.charges[0],
          id: "chrg_back",
          attemptId: "aqchg_back",
          refunds: [{ id: "rfnd_back", amount: 10_000, ledgerRefundId: "aqref_back" }],
        });
        books.ledger.push({
          ...books.ledger[0],
          id: "aqchg_back",
          charge_id: "chrg_back",
          session_id: "payses_back",
          order_id: null,
          refunded_amount: 10_000,
        });
        books.ledgerRefunds.push({
          ...books.ledgerRefunds[0],
          id: "aqref_back",
          charge_id: "chrg_back",
          medusa_refund_id: "ref_back",
          refund_id: "rfnd_back",
          amount: 10_000,
        });
        books.payments.push({
          ...books.payments[0],
          id: "pay_back",
          sessionId: "payses_back",
          chargeId: "chrg_back",
          refunded: 10_000,
        });
      });

    const wish = "No refund is larger than the wish";
    expect(breaks(new Map([["chrg_paid", 2_000]]))).not.toContain(wish);
    expect(breaks(new Map())).toContain(wish); // of the one that has paid for it
  });
});
