import { ATTENTION_REASONS, blocksCapture, findResolved, mayPlaceAgain } from "./attention";

it("never captures a charge that is not what was asked for, or that has nothing to pay for", () => {
  const blocking = Object.keys(ATTENTION_REASONS).filter(blocksCapture);
  expect(new Set(blocking)).toEqual(
    new Set([
      "amount_mismatch",
      "livemode_mismatch",
      "reversed",
      "session_gone",
      "cart_changed",
      "refunded_before_order",
      "cart_already_ordered",
      "order_canceled",
      "order_not_placed",
      "given_up",
    ]),
  );
});

it.each([null, "reconciliation_failing", "a reason of tomorrow"])(
  "still captures a charge whose attention is %p",
  (attention) => {
    expect(blocksCapture(attention)).toBe(false);
  },
);

it("explains every reason to staff in a sentence", () => {
  for (const [reason, sentence] of Object.entries(ATTENTION_REASONS)) {
    expect(`${reason}: ${sentence}`).toMatch(/: [A-Z].{20,}\.$/);
  }
});

describe("what is over by itself", () => {
  const AT = new Date("2026-11-29T10:00:00Z");
  const charge = {
    attention: "session_gone" as string | null,
    attention_handled_at: null as Date | null,
    resolved_attention: null as string | null,
    resolved_at: null as Date | null,
    amount: 500,
    refunded_amount: 500,
  };
  const returned = { reason: "session_gone", by: "money_returned", at: null };
  const workedOut = {
    attention: null,
    resolved_attention: "order_delayed",
    resolved_at: AT,
    refunded_amount: 0,
  };

  it.each<[string, Partial<typeof charge>, object | null]>([
    ["all of whose money is back", {}, returned],
    ["a part of whose money is back", { refunded_amount: 499 }, null],
    ["that a person has dealt with", { attention_handled_at: AT }, null],
    ["of the wrong amount, which only staff can judge", { attention: "amount_mismatch" }, null],
    ["whose loss was taken by a dispute", { attention: "dispute_lost" }, null],
    ["that became its order", workedOut, { reason: "order_delayed", by: "worked_out", at: AT }],
    ["that became its order, and is disputed now", { ...workedOut, attention: "disputed" }, null],
    ["that never needed anybody", { attention: null }, null],
  ])("of a charge %s", (_what, fields, expected) => {
    expect(findResolved({ ...charge, ...fields })).toEqual(expected);
  });
});

describe("an order is placed again", () => {
  const charge = {
    attention: "order_not_placed" as string | null,
    status: "paid",
    order_id: null as string | null,
    refunded_amount: 0,
  };

  it.each<[string, Partial<typeof charge>, boolean, boolean]>([
    ["that was refused", {}, false, true],
    ["that is late", { attention: "order_delayed" }, false, true],
    ["whose money is on its way back", {}, true, false],
    ["of which a part went back", { refunded_amount: 1 }, false, false],
    ["that exists", { order_id: "order_1" }, false, false],
    ["that was paid in another way", { attention: "cart_already_ordered" }, false, false],
    ["that is not paid", { status: "expired" }, false, false],
  ])("%s", (_what, fields, isBeingRefunded, may) => {
    expect(mayPlaceAgain({ ...charge, ...fields }, isBeingRefunded)).toBe(may);
  });
});
