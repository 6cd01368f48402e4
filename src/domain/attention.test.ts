import { ATTENTION_REASONS, blocksCapture } from "./attention";

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
