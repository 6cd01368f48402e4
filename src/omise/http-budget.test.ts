import { AsyncLocalStorage } from "node:async_hooks";

import { STARTS_WITHIN_MS } from "./timing";
import { notSent, type RequestBudget, type RequestPurpose } from "./request-budget";
import { failing, status } from "./test-support/handlers";
import { CHARGE_ID, chargeBody } from "./test-support/omise-bodies";
import { json, type Handler } from "./test-support/start-server";
import { errorOf, stopServers, withClient } from "./test-support/with-client";

afterEach(stopServers);
afterEach(() => jest.restoreAllMocks());

describe("the budget", () => {
  /** Lets everything through, and notes what it is asked and what then is sent. */
  async function withBudget(handler: Handler, more: Partial<RequestBudget> = {}, slots = 10) {
    const seen: string[] = [];
    const deadlines: number[] = [];
    const budget: RequestBudget = {
      take: (kind, deadline, purpose) => {
        seen.push(kind);
        deadlines.push(deadline);
        return more.take?.(kind, deadline, purpose) ?? Promise.resolve();
      },
      slowDown: (seconds) => {
        seen.push(`slow down for ${seconds} s`);
        return more.slowDown?.(seconds) ?? Promise.resolve();
      },
    };
    const { client, server } = await withClient(
      (response, request, count) => {
        seen.push(request.method);
        return handler(response, request, count);
      },
      { budget, maxConcurrentRequests: slots },
    );
    return { client, server, seen, deadlines };
  }
  const fine: Handler = (response) => json(response, chargeBody());
  /** From now on it is so many milliseconds later. */
  const later = (milliseconds: number) => {
    const now = Date.now();
    jest.spyOn(Date, "now").mockImplementation(() => now + milliseconds);
  };

  it("is asked before each request, and each repetition", async () => {
    const { client, seen } = await withBudget(failing(1, status(503)));
    await client.getCharge(CHARGE_ID);
    await client.expireCharge(CHARGE_ID);
    expect(seen).toEqual(["read", "GET", "read", "GET", "write", "POST"]);
  });

  it("is told of a 429 before the next one in the queue is sent", async () => {
    const tooMany = status(429, { "retry-after": "0.02" });
    const { client, seen } = await withBudget(failing(1, tooMany), {}, 1);
    await Promise.all([client.expireCharge(CHARGE_ID), client.expireCharge(CHARGE_ID)]);
    expect(seen.slice(0, 4)).toEqual(["write", "POST", "slow down for 0.02 s", "write"]);
    expect(seen.filter((one) => one === "POST")).toHaveLength(3);
  });

  it("is told of a 429 that is not waited for", async () => {
    const { client, seen } = await withBudget(status(429, { "retry-after": "60" }));
    expect(await errorOf(client.expireCharge(CHARGE_ID))).toMatchObject({ retryAfterSeconds: 60 });
    expect(seen).toEqual(["write", "POST", "slow down for 60 s"]);
  });

  it("may fail to slow others down without harm to the call", async () => {
    const slowDown = () => Promise.reject(new Error("no database"));
    const { client, seen } = await withBudget(failing(1, status(429)), { slowDown });
    await client.expireCharge(CHARGE_ID);
    expect(seen.filter((one) => one === "POST")).toHaveLength(2);
  });

  it.each([
    ["is used up", notSent(3), 3],
    ["fails", new Error("no database"), undefined],
  ])("that %s leaves nothing sent, for certain", async (_what, reason, retryAfterSeconds) => {
    const { client, seen } = await withBudget(fine, { take: () => Promise.reject(reason) });
    expect(await errorOf(client.expireCharge(CHARGE_ID))).toMatchObject({
      code: "rate_limited",
      retryable: true,
      outcomeUnknown: false,
      retryAfterSeconds,
    });
    expect(seen).toEqual(["write"]);
  });

  it("is told what each call is for, whoever frees the slot that it waited for", async () => {
    const told: [string, string][] = [];
    const caller = new AsyncLocalStorage<RequestPurpose>();
    const budget: RequestBudget = {
      take: (kind, _deadline, purpose) => Promise.resolve(void told.push([kind, purpose])),
      slowDown: () => Promise.resolve(),
    };
    const { client } = await withClient(failing(1, status(503)), {
      budget,
      maxConcurrentRequests: 1,
      purpose: () => caller.getStore() ?? "reconciling",
    });
    await Promise.all([
      client.getCharge(CHARGE_ID),
      caller.run("shopper", () => client.expireCharge(CHARGE_ID)),
    ]);
    expect(told.sort()).toEqual([
      ["read", "reconciling"],
      ["read", "reconciling"],
      ["write", "shopper"],
    ]);
  });

  it("has one deadline for a call and its repetitions", async () => {
    const before = Date.now();
    const { client, deadlines } = await withBudget(failing(2, status(429)));
    await client.expireCharge(CHARGE_ID);
    expect(deadlines).toHaveLength(3);
    expect(new Set(deadlines).size).toBe(1);
    expect(deadlines[0]).toBeGreaterThanOrEqual(before + STARTS_WITHIN_MS);
    expect(deadlines[0]).toBeLessThanOrEqual(Date.now() + STARTS_WITHIN_MS);
  });

  it("that comes too late leaves nothing sent", async () => {
    const take = () => Promise.resolve(later(STARTS_WITHIN_MS + 1));
    const { client, seen } = await withBudget(fine, { take });
    expect(await errorOf(client.expireCharge(CHARGE_ID))).toMatchObject({ code: "rate_limited" });
    expect(seen).toEqual(["write"]);
  });

  it("is not asked for what waited too long in the queue, which is not sent", async () => {
    const slow: Handler = (response) => {
      later(STARTS_WITHIN_MS + 1);
      json(response, chargeBody());
    };
    const { client, seen } = await withBudget(slow, {}, 1);
    const [first, second] = [client.expireCharge(CHARGE_ID), client.expireCharge(CHARGE_ID)];
    expect(await errorOf(second)).toMatchObject({ code: "rate_limited", outcomeUnknown: false });
    await first;
    expect(seen).toEqual(["write", "POST"]);
  });

  it("is not waited for again when the time is over after a 429", async () => {
    const { client, seen } = await withBudget((response, request, count) => {
      later(STARTS_WITHIN_MS + 1);
      return status(429)(response, request, count);
    });
    expect(await errorOf(client.expireCharge(CHARGE_ID))).toMatchObject({ code: "rate_limited" });
    expect(seen.filter((one) => one === "POST")).toHaveLength(1);
  });

  it("keeping many reads waiting does not keep a charge from being made", async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const take: RequestBudget["take"] = (kind) => (kind === "read" ? held : Promise.resolve());
    const { client, server } = await withBudget(fine, { take }, 3);
    const reads = Array.from({ length: 20 }, () => client.getCharge(CHARGE_ID));
    await client.expireCharge(CHARGE_ID);
    expect(server.requests.map(({ method }) => method)).toEqual(["POST"]);
    letGo();
    await Promise.all(reads);
  });
});
