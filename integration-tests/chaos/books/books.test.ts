import { type Books } from "./books";
import { BREAKAGES } from "./breakages";
import { checkBooks, CHECKS } from "./check-books";
import { goodBooks } from "./good-books";
import { balances } from "./money";

function brokenChecks(breakBooks: (books: Books) => void): string[] {
  const books = goodBooks();
  breakBooks(books);
  return checkBooks(books)
    .filter(({ problems }) => problems.length > 0)
    .map(({ check }) => check);
}

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
    books.payments[0].refunded = 0;
    books.orders[0].transactions = [{ reference: "capture", amount: 10_000 }];
    books.orders[0].summaryPaid = 10_000;

    expect(checkBooks(books).flatMap(({ problems }) => problems)).toEqual([]);
  });

  it("are in order with a dispute that was lost, which Medusa shows as refunded", () => {
    const books = goodBooks();
    books.charges[0].dispute = { id: "dspt_1", status: "lost", amount: 500 };
    books.ledgerRefunds.push({
      ...books.ledgerRefunds[0],
      id: "aqref_2",
      refund_id: "dspt_1",
      amount: 500,
      reason: "dispute",
    });
    books.ledger[0].refunded_amount = 2_500;
    books.payments[0].refunded = 2_500;
    books.orders[0].transactions.push({ reference: "refund", amount: -500 });
    books.orders[0].summaryPaid = 7_500;
    books.told.push({ charge_id: "chrg_paid", reason: "dispute_lost" });
    books.asked = { ...books.asked, toBeTold: new Map([["chrg_paid", ["dispute_lost"]]]) };

    expect(checkBooks(books).flatMap(({ problems }) => problems)).toEqual([]);
    expect(balances(books)).toContainEqual(
      expect.objectContaining({ charged: 10_000, paidBack: 2_500, inMedusa: 7_500 }),
    );
  });

  it("are in order with a dispute that was won", () => {
    expect(
      brokenChecks(({ charges }) => {
        charges[0].dispute = { id: "dspt_1", status: "won", amount: 8_000 };
      }),
    ).toEqual([]);
  });

  it("are in order with an order edited before it was paid, of which staff were told", () => {
    expect(
      brokenChecks(({ orders, told }) => {
        Object.assign(orders[0], { isEdited: true, total: 12_000 });
        told.push({ charge_id: "chrg_paid", reason: "order_amount_differs" });
      }),
    ).toEqual([]);
  });

  it("are in order with a changed cart that core completed, of which staff were told", () => {
    const completed = (withdrawn_at: Date | null) =>
      brokenChecks(({ orders, ledger, told }) => {
        orders[0].total = 12_000;
        ledger[0].withdrawn_at = withdrawn_at;
        told.push({ charge_id: "chrg_paid", reason: "order_amount_differs" });
      });
    expect(completed(new Date())).toEqual([]);
    expect(completed(null)).toEqual(["An order costs what was captured for it"]);
  });

  it("are in order without the stock of an edit over whose confirmation core died", () => {
    const withoutStock = (lineItemId: string) =>
      brokenChecks((books) => {
        books.asked = { ...books.asked, addedByCutEdits: new Set(["ordli_added"]) };
        books.orders[0].items.push({ lineItemId, unfulfilled: 1 });
      });
    expect(withoutStock("ordli_added")).toEqual([]);
    expect(withoutStock("ordli_placed")).toEqual(["What is reserved is what live orders wait for"]);
  });

  it("are in order with the stock of one completion that core lost the answer of", () => {
    const withStray = (count: number) =>
      brokenChecks((books) => {
        books.asked = { ...books.asked, cutCompletions: 1 };
        const [reservation] = books.reservations;
        for (let one = 0; one < count; one++) {
          const stray = { ...reservation, id: `resitem_${one}`, lineItemId: `ordli_none_${one}` };
          books.reservations.push(stray);
          books.stock[0].reserved += stray.quantity;
        }
      });
    expect(withStray(1)).toEqual([]);
    expect(withStray(2)).toEqual(["What is reserved is what live orders wait for"]);
  });

  it("are in order with the stock of an order whose cancellation core died over", () => {
    const withStockOf = (cut: string[]) =>
      brokenChecks((books) => {
        books.asked = { ...books.asked, cutCancellations: new Set(cut) };
        const [reservation] = books.reservations;
        const left = { ...reservation, id: "resitem_left", lineItemId: "ordli_cancelled" };
        books.reservations.push(left);
        books.stock[0].reserved += left.quantity;
        const items = [{ lineItemId: "ordli_cancelled", unfulfilled: 0 }];
        books.orders.push({
          ...books.orders[0],
          id: "order_cut",
          status: "canceled",
          items,
          cartId: "cart_cut",
          total: 0,
          transactions: [],
          summaryPaid: 0,
        });
      });
    expect(withStockOf(["order_cut"])).toEqual(
      withStockOf([]).filter((name) => !name.includes("reserved")),
    );
    expect(withStockOf([])).toContain("What is reserved is what live orders wait for");
  });

  it("are in order without the stock of a live order over whose cancellation core died", () => {
    const withoutStock = (cut: string[]) =>
      brokenChecks((books) => {
        books.asked = { ...books.asked, cutCancellations: new Set(cut) };
        books.orders[0].items.push({ lineItemId: "ordli_released", unfulfilled: 1 });
      });
    const [{ id }] = goodBooks().orders;
    expect(withoutStock([id])).toEqual([]);
    expect(withoutStock([])).toEqual(["What is reserved is what live orders wait for"]);
  });

  it("are in order with an open change of an order that was taken back", () => {
    const withCart = (cartId: string) =>
      brokenChecks((books) => {
        books.asked = {
          ...books.asked,
          toBeTold: new Map([["chrg_paid", ["order_being_changed"]]]),
        };
        books.ledger[0].cart_id = cartId;
      });
    expect(withCart("cart_without_order")).not.toContain("Staff were told of what waits for them");
    expect(withCart(goodBooks().orders[0].cartId!)).toContain(
      "Staff were told of what waits for them",
    );
  });

  it("are in order with an edited order that was taken back, another one placed in its stead", () => {
    const edited = (isEdited: boolean) =>
      brokenChecks((books) => {
        books.asked = {
          ...books.asked,
          toBeTold: new Map([["chrg_paid", ["order_amount_differs"]]]),
        };
        books.orders[0].isEdited = isEdited;
      });
    expect(edited(false)).toEqual([]);
    expect(edited(true)).toEqual(["Staff were told of what waits for them"]);
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
