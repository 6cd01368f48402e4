import { CARE } from "./care";
import { decide } from "./decide";
import { type Facts, type StepKind } from "./facts";
import { BEGIN, NOW, toModelFacts, type World } from "./test-support/world";

/** Paths that the model once found to break a rule, each kept as a test of the rule. */
describe("the decision about a charge that ended", () => {
  const expired: World = {
    ...BEGIN,
    latePayments: "refund",
    checkout: "order_first",
    omise: "expired",
    row: "expired",
    session: "awaiting",
    order: "waiting",
  };
  const stepOf = (change: Partial<World>) => decide(toModelFacts({ ...expired, ...change }), NOW);

  it("cancels the order that waited for it before it closes the session", () => {
    expect(stepOf({}).kind).toBe("cancelOrder");
  });

  it("leaves an order alone that staff made free of charge, before and after the session is closed", () => {
    expect(stepOf({ order: "free" }).kind).toBe("closeSession");
    expect(stepOf({ order: "free", session: "ended" }).kind).toBe("finish");
  });

  it("undoes an order that core had linked and not asked the payment for", () => {
    expect(stepOf({ order: "partial", session: "open" }).kind).toBe("undoPartialOrder");
  });

  it("closes a session only while core is not completing the cart with it", () => {
    expect(CARE.closeSession).toBe("lock");
  });

  it("waits while the shopper may be getting another session for the order", () => {
    expect(stepOf({ withdrawn: "recent" }).kind).toBe("retry");
    expect(stepOf({ withdrawn: "old" }).kind).toBe("cancelOrder");
  });
});

describe("the decision within one reconciliation", () => {
  const open: World = {
    ...BEGIN,
    latePayments: "refund",
    checkout: "pay_first",
    session: null,
    sessionShows: false,
  };
  const stepOf = (
    change: Partial<World>,
    tried: StepKind[] = [],
    failure: Facts["failure"] = null,
  ) => decide({ ...toModelFacts({ ...open, ...change }), tried: new Set(tried), failure }, NOW);

  it("expires a code once, whatever Omise answers", () => {
    expect(stepOf({}).kind).toBe("expireCode");
    expect(stepOf({}, ["expireCode"]).kind).toBe("wait");
  });

  it("returns money once", () => {
    const late = { row: "paid", omise: "paid", attention: "session_gone" } as const;
    expect(stepOf(late).kind).toBe("returnMoney");
    expect(stepOf(late, ["returnMoney"]).kind).toBe("retry");
  });

  it("returns it for a refusal of this cart's order alone", () => {
    const paid = { row: "paid", omise: "paid", session: "open", sessionShows: true } as const;
    expect(stepOf(paid, [], "refused").kind).toBe("completeCart");
    expect(stepOf(paid, ["completeCart"], "refused").kind).toBe("forbidCapture");
    expect(stepOf(paid, ["completeCart"], "failed").kind).toBe("retry");
  });
});
