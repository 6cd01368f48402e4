import { CARE } from "./care";
import { decide } from "./decide";
import { type Facts, type StepKind } from "./facts";
import { BEGIN, NOW, type RunState, toModelFacts, type World } from "./test-support/world";

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
  ) => {
    const run: RunState = { rounds: 0, step: null, seen: "paid", tried, failure };
    return decide(toModelFacts({ ...open, ...change, run }), NOW);
  };

  it.each(["amount_mismatch", "livemode_mismatch", "reversed"] as const)(
    "leaves the money of a charge with %s to staff, where late payments go back",
    (attention) => {
      const facts = toModelFacts({ ...open, omise: "paid", row: "paid" });
      const charge = { ...facts.charge, attention };
      expect(decide({ ...facts, charge }, NOW).kind).toBe("finish");
    },
  );

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

  it("asks what the cart costs once core could not make the order that was paid", () => {
    const paid = { row: "paid", omise: "paid", session: "open", sessionShows: true } as const;
    const changed = { ...paid, cart: "differs" } as const;
    expect(stepOf(changed).kind).toBe("completeCart");
    expect(stepOf(changed, ["completeCart"], "failed").kind).toBe("markMismatch");
    expect(stepOf({ ...changed, mismatch: "old" }).kind).toBe("forbidCapture");
  });
});

describe("the decision about an order of which a change is open", () => {
  const changed: World = {
    ...BEGIN,
    latePayments: "refund",
    checkout: "order_first",
    session: "awaiting",
    order: "waiting",
    openChange: true,
  };
  const stepOf = (change: Partial<World>, tried: StepKind[] = []) =>
    decide({ ...toModelFacts({ ...changed, ...change }), tried: new Set(tried) }, NOW);

  describe.each(["expired", "failed"] as const)("given its code has %s", (status) => {
    const ended = { omise: status, row: status } as const;

    it("tells staff, and then waits until the change has ended", () => {
      expect(stepOf(ended)).toMatchObject({ kind: "tellStaff", reason: "order_being_changed" });
      const told = { ...ended, attention: "order_being_changed" } as const;
      expect(stepOf(told).kind).toBe("wait");
      expect(stepOf({ ...told, openChange: false }).kind).toBe("cancelOrder");
    });

    it("tells staff, too, when they are to look at it for another reason", () => {
      expect(stepOf({ ...ended, attention: "reconciliation_failing" })).toMatchObject({
        kind: "tellStaff",
        reason: "order_being_changed",
      });
    });

    it("leaves an order alone that staff made free of charge", () => {
      expect(stepOf({ ...ended, order: "free" }).kind).toBe("closeSession");
    });
  });

  describe("given a refund that the order does not show", () => {
    const refunded = {
      omise: "paid",
      row: "paid",
      finalized: true,
      session: "authorized",
      order: "paid",
      payment: "captured",
      money: "refunded",
      knowsRefund: true,
    } as const;

    it("shows it on the payment, tells staff, and then waits until the change has ended", () => {
      expect(stepOf(refunded).kind).toBe("showRefunds");
      expect(stepOf(refunded, ["showRefunds"])).toMatchObject({
        kind: "tellStaff",
        reason: "refund_not_shown",
      });
      const told = { ...refunded, attention: "refund_not_shown" } as const;
      expect(stepOf(told, ["showRefunds", "tellStaff"]).kind).toBe("wait");
    });

    it("shows it on the payment of a completion that died, and waits for an order all the same", () => {
      const died = {
        ...refunded,
        order: null,
        openChange: false,
        attention: "cart_changed",
      } as const;
      expect(stepOf(died).kind).toBe("showRefunds");
      expect(stepOf(died, ["showRefunds"]).kind).toBe("wait");
    });
  });
});

describe("given a captured payment whose money went back, and whose session core has deleted", () => {
  const orphaned: World = {
    ...BEGIN,
    latePayments: "refund",
    checkout: "pay_first",
    omise: "paid",
    row: "paid",
    finalized: true,
    money: "refunded",
    knowsRefund: true,
    payment: "captured",
    session: null,
    // Of the method that the shopper chose then.
    order: "paid",
    paidOtherwise: true,
  };
  const stepOf = (
    refunds: Partial<Facts["refunds"]>,
    more: Partial<World> = {},
    tried: StepKind[] = [],
  ) => {
    const facts = toModelFacts({ ...orphaned, ...more });
    const given = { ...facts, refunds: { ...facts.refunds, ...refunds }, tried: new Set(tried) };
    return decide(given, NOW).kind;
  };

  it("shows it on the payment, and only then has it for shown", () => {
    expect(stepOf({})).toBe("showRefunds");
    expect(stepOf({}, {}, ["showRefunds"])).toBe("wait");
    expect(stepOf({ hasUnrecorded: false })).toBe("markRefundsShown");
  });

  it.each([{ forgotten: "old" }, { hasLostRecord: true }] as const)(
    "records anew what Medusa has lost: %j",
    (lost) => {
      expect(stepOf({ hasUnrecorded: false, ...lost })).toBe("forgetLostRecords");
    },
  );

  it("waits for what Medusa may still be writing, and for an order where there is a session", () => {
    expect(stepOf({ hasUnrecorded: false, forgotten: "recent" })).toBe("wait");
    expect(stepOf({ hasUnrecorded: false }, { session: "authorized", order: null })).toBe("wait");
  });
});

describe.each(["refund", "hold"] as const)(
  "the decision about a paid charge without an order, given latePayments: %s",
  (latePayments) => {
    const stepOf = (change: Partial<World>) =>
      decide(
        toModelFacts({
          ...BEGIN,
          latePayments,
          checkout: "pay_first",
          omise: "paid",
          row: "paid",
          ...change,
        }),
        NOW,
      );

    it("returns its money where staff gave the order up, and then is over", () => {
      const step = { kind: "returnMoney", reason: "given_up" };
      expect(stepOf({ attention: "given_up" })).toMatchObject(step);
      const back = { money: "returned", knowsRefund: true } as const;
      expect(stepOf({ attention: "given_up", ...back }).kind).toBe("finish");
    });

    it("never places an order that staff gave up", () => {
      expect(stepOf({ attention: null }).kind).toBe("completeCart");
      expect(stepOf({ attention: "given_up", session: null, sessionShows: false }).kind).toBe(
        "returnMoney",
      );
    });

    it("does as the option says where the shopper had changed the cart", () => {
      const step = stepOf({ attention: "session_gone", session: null, sessionShows: false });
      expect(step.kind).toBe(latePayments === "refund" ? "returnMoney" : "finish");
    });
  },
);
