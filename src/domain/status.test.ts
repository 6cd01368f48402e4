import fc from "fast-check";

import { type ChargeStatus, statusesBefore, toPaymentStatus, toSessionStatus } from "./status";

const ALL: ChargeStatus[] = ["creating", "pending", "failed", "expired", "paid"];

describe("Omise's charge status in our words", () => {
  it.each([
    ["pending", null, "pending"],
    ["successful", null, "paid"],
    ["expired", null, "expired"],
    ["failed", "payment_expired", "expired"],
    ["failed", "payment_rejected", "failed"],
    ["failed", "failed_processing", "failed"],
    ["failed", "a_code_of_tomorrow", "failed"],
    ["failed", null, "failed"],
    ["reversed", null, "failed"],
  ])("%s with failure code %s is %s", (status, failure_code, ours) => {
    expect(toPaymentStatus({ status, failure_code })).toBe(ours);
  });

  it("is paid for successful, whatever failure code stands beside it, and for nothing else", () => {
    const code = fc.option(fc.oneof(fc.string(), fc.constant("payment_expired")));
    fc.assert(
      fc.property(code, (failure_code) => {
        expect(toPaymentStatus({ status: "successful", failure_code })).toBe("paid");
      }),
    );
    const known = ["successful", "expired", "failed", "reversed"];
    const unknown = fc
      .oneof(
        fc.string(),
        fc.constantFrom("SUCCESSFUL", "paid", "success", "authorized", "constructor", ""),
      )
      .filter((status) => !known.includes(status));
    fc.assert(
      fc.property(unknown, code, (status, failure_code) => {
        expect(toPaymentStatus({ status, failure_code })).toBe("pending");
      }),
    );
  });
});

describe("our status as Medusa's payment session status", () => {
  it.each([
    ["creating", "pending", "pending_authorization"],
    ["pending", "pending", "pending_authorization"],
    ["paid", "captured", "captured"],
    ["failed", "error", "error"],
    ["expired", "canceled", "canceled"],
  ] as const)("%s is %s with pay first, %s with order first", (status, payFirst, orderFirst) => {
    expect(toSessionStatus(status, "pay_first")).toBe(payFirst);
    expect(toSessionStatus(status, "order_first")).toBe(orderFirst);
  });

  it("never lets core capture what is not paid", () => {
    const open = ALL.filter((status) => status !== "paid");
    const statuses = open.flatMap((status) => [
      toSessionStatus(status, "pay_first"),
      toSessionStatus(status, "order_first"),
    ]);
    expect(statuses).not.toContain("captured");
    expect(statuses).not.toContain("authorized");
  });

  it("throws on a status that slips in at run time", () => {
    expect(() => toSessionStatus("settled" as ChargeStatus, "pay_first")).toThrow("settled");
    expect(() => statusesBefore("settled" as ChargeStatus)).toThrow("settled");
  });
});

describe("a ledger row's status", () => {
  it.each<[ChargeStatus, ChargeStatus[]]>([
    ["creating", []],
    ["pending", ["creating"]],
    ["failed", ["creating", "pending"]],
    ["expired", ["creating", "pending"]],
    ["paid", ["creating", "pending", "failed", "expired"]],
  ])("becomes %s only from %j", (status, before) => {
    expect(statusesBefore(status)).toEqual(before);
  });

  /** What the ledger does with each piece of news: the row moves, or stays. */
  const move = (now: ChargeStatus, news: ChargeStatus) =>
    statusesBefore(news).includes(now) ? news : now;
  const news = fc.array(fc.constantFrom(...ALL), { minLength: 1, maxLength: 12 });

  it("given news of a payment anywhere among other news, in any order, ends as paid", () => {
    fc.assert(
      fc.property(news, news, (before, after) => {
        const end = [...before, "paid" as const, ...after].reduce(move, "creating");
        expect(end).toBe("paid");
      }),
    );
  });

  it("given any news, never goes back to an earlier status", () => {
    const rank: Record<ChargeStatus, number> = {
      creating: 0,
      pending: 1,
      failed: 2,
      expired: 2,
      paid: 3,
    };
    fc.assert(
      fc.property(news, (all) => {
        all.reduce<ChargeStatus>((now, next) => {
          const then = move(now, next);
          if (then !== now) expect(rank[then]).toBeGreaterThan(rank[now]);
          return then;
        }, "creating");
      }),
    );
  });

  it("given the same news twice, is where it was after the first", () => {
    fc.assert(
      fc.property(news, (all) => {
        const end = (list: ChargeStatus[]) => list.reduce(move, "creating" as ChargeStatus);
        expect(end(all.flatMap((status) => [status, status]))).toBe(end(all));
      }),
    );
  });
});
