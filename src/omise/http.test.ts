import { setTimeout as sleep } from "node:timers/promises";
import { OmiseError } from "./errors";
import { createOmiseHttp, STARTS_WITHIN_MS } from "./http";
import { notSent, type RequestBudget } from "./request-budget";
import { CHARGE_ID, chargeBody, errorBody } from "./test-support/omise-bodies";
import { cutOff, json, reset, type Handler } from "./test-support/start-server";
import { errorOf, SECRET_KEY, stopServers, withClient } from "./test-support/with-client";

afterEach(stopServers);
afterEach(() => jest.restoreAllMocks());

/** Fails as given until the `times`th request is over, then answers with a charge. */
const failing = (times: number, fail: Handler): Handler => {
  return (response, request, count) =>
    count > times ? json(response, chargeBody()) : fail(response, request, count);
};
const status = (code: number, headers = {}): Handler => {
  return (response) => void response.writeHead(code, headers).end("<html>");
};

it("sends the key as user name, the version, and JSON", async () => {
  const { client, server } = await withClient((response) => json(response, chargeBody()));
  await client.createCharge({ amount: 2000, currency: "THB", source: { type: "atome_qr" } });
  const [request] = server.requests;
  expect(request?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from(`${SECRET_KEY}:`).toString("base64")}`,
    "omise-version": "2019-05-29",
    "content-type": "application/json",
    accept: "application/json",
  });
  expect(request?.body).toEqual({ amount: 2000, currency: "THB", source: { type: "atome_qr" } });
});

describe("a read", () => {
  it.each([
    ["a reset", reset],
    ["an answer cut off", cutOff],
    ["500", status(500)],
    ["503", status(503)],
    ["429", status(429)],
  ] satisfies [string, Handler][])(
    "is repeated after %s, three times at most",
    async (_w, fail) => {
      const lucky = await withClient(failing(3, fail));
      await expect(lucky.client.getCharge(CHARGE_ID)).resolves.toMatchObject({ id: CHARGE_ID });
      expect(lucky.server.requests).toHaveLength(4);

      const unlucky = await withClient(failing(4, fail));
      await errorOf(unlucky.client.getCharge(CHARGE_ID));
      expect(unlucky.server.requests).toHaveLength(4);
    },
  );

  it("carries its key, version and query every time", async () => {
    const { client, server } = await withClient(failing(2, status(503)));
    await errorOf(client.listCharges({ limit: 5, order: "reverse_chronological" }));
    expect(server.requests).toHaveLength(3);
    for (const { headers, query } of server.requests) {
      expect(headers.authorization).toMatch(/^Basic /);
      expect(headers["omise-version"]).toBe("2019-05-29");
      expect(query.toString()).toBe("limit=5&order=reverse_chronological");
    }
  });

  it.each([400, 401, 403, 404, 422])("is not repeated after %i", async (code) => {
    const { client, server } = await withClient(failing(1, status(code)));
    await errorOf(client.getCharge(CHARGE_ID));
    expect(server.requests).toHaveLength(1);
  });

  it("is not repeated when Omise asks for more patience than anybody has", async () => {
    const { client, server } = await withClient(failing(1, status(429, { "retry-after": "31" })));
    expect(await errorOf(client.getCharge(CHARGE_ID))).toMatchObject({
      code: "rate_limited",
      retryAfterSeconds: 31,
    });
    expect(server.requests).toHaveLength(1);
  });

  it("waits for as long as Retry-After says, longer than its own pauses", async () => {
    const asked: number[] = [];
    const { client, server } = await withClient((response, request, count) => {
      asked.push(performance.now());
      void failing(1, status(503, { "retry-after": "0.4" }))(response, request, count);
    });
    await client.getCharge(CHARGE_ID);
    expect(server.requests).toHaveLength(2);
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThan(390);
  });

  it("does not have its pause cut short by the deadline of the attempt before", async () => {
    const { client, server } = await withClient(failing(1, status(503, { "retry-after": "0.4" })), {
      timeoutMs: 200,
    });
    const start = performance.now();
    await client.getCharge(CHARGE_ID);
    expect(performance.now() - start).toBeGreaterThan(390);
    expect(server.requests).toHaveLength(2);
  });

  it("ends at its deadline even while bytes keep dripping in", async () => {
    const { client, server } = await withClient(
      async (response) => {
        response.writeHead(200, { "content-type": "application/json" });
        while (!response.destroyed) {
          response.write(" ");
          await sleep(20);
        }
      },
      { timeoutMs: 200 },
    );
    expect(await errorOf(client.getCharge(CHARGE_ID))).toMatchObject({ code: "timeout" });
    expect(server.requests).toHaveLength(1);
  });

  it("does not swallow an endless answer", async () => {
    const { client, server } = await withClient((response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const chunk = Buffer.alloc(1024 * 1024, " ");
      for (let i = 0; i < 12; i++) response.write(chunk);
      response.end();
    });
    const error = await errorOf(client.getCharge(CHARGE_ID));
    expect(error).toMatchObject({ code: "invalid_response", retryable: false });
    expect(error.message).toContain("too large");
    expect(server.requests).toHaveLength(1);
  });

  it("does not follow a redirect, which would carry the key elsewhere", async () => {
    const other = await withClient((response) => json(response, chargeBody()));
    const { client } = await withClient(status(302, { location: `${other.server.url}/charges/x` }));
    await errorOf(client.getCharge(CHARGE_ID));
    expect(other.server.requests).toHaveLength(0);
  });
});

describe("many requests at once", () => {
  /** Answers when `size` requests are waiting, so that what may run together does. */
  function inGroupsOf(size: number): Handler {
    let waiting: (() => void)[] = [];
    return (response) => {
      waiting.push(() => json(response, chargeBody()));
      if (waiting.length < size) return;
      const group = waiting;
      waiting = [];
      // A request above the limit would have the time to come in.
      setTimeout(() => group.forEach((end) => end()), 20);
    };
  }

  it("never have more on the wire than allowed, and use all that is", async () => {
    const { client, server } = await withClient(inGroupsOf(3), { maxConcurrentRequests: 3 });
    await Promise.all(Array.from({ length: 12 }, () => client.expireCharge(CHARGE_ID)));
    expect(server.requests).toHaveLength(12);
    expect(server.seen.mostInFlight).toBe(3);
  });

  it("leave a third to charges and refunds when they are reads", async () => {
    const { client, server } = await withClient(inGroupsOf(2), { maxConcurrentRequests: 3 });
    await Promise.all(Array.from({ length: 12 }, () => client.getCharge(CHARGE_ID)));
    expect(server.seen.mostInFlight).toBe(2);
  });

  it("keep their connections", async () => {
    const { client, server } = await withClient(inGroupsOf(2), { maxConcurrentRequests: 2 });
    await Promise.all(Array.from({ length: 10 }, () => client.expireCharge(CHARGE_ID)));
    expect(server.seen.connections).toBe(2);
  });

  it("do not wait for one that pauses before its next try", async () => {
    let hasFailed = () => {};
    const failed = new Promise<void>((resolve) => (hasFailed = resolve));
    const { client, server } = await withClient(
      (response, request) => {
        if (request.method === "POST" || server.requests.length > 1) {
          return json(response, chargeBody());
        }
        response.writeHead(503, { "retry-after": "0.4" }).end();
        hasFailed();
      },
      { maxConcurrentRequests: 1 },
    );
    const read = client.getCharge(CHARGE_ID);
    await failed;
    await client.expireCharge(CHARGE_ID);
    await read;
    expect(server.requests.map((request) => request.method)).toEqual(["GET", "POST", "GET"]);
  });

  it("do not lose their turn when others fail", async () => {
    const { client } = await withClient(
      (response, _request, count) =>
        count % 2
          ? json(response, errorBody("bad_request", "no"), 400)
          : json(response, chargeBody()),
      { maxConcurrentRequests: 1 },
    );
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => client.getCharge(CHARGE_ID)),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  });
});

describe("something that changes something", () => {
  it.each([
    ["429", status(429)],
    ["429 with Retry-After", status(429, { "retry-after": "0.01" })],
  ] satisfies [string, Handler][])(
    "is repeated after %s, which did nothing, three times at most",
    async (_what, fail) => {
      const lucky = await withClient(failing(3, fail));
      await lucky.client.createRefund(CHARGE_ID, { amount: 500 }).catch(() => undefined);
      expect(lucky.server.requests.map(({ method, body }) => [method, body])).toEqual(
        Array.from({ length: 4 }, () => ["POST", { amount: 500 }]),
      );

      const unlucky = await withClient(failing(4, fail));
      expect(await errorOf(unlucky.client.expireCharge(CHARGE_ID))).toMatchObject({
        code: "rate_limited",
        retryable: true,
        outcomeUnknown: false,
      });
      expect(unlucky.server.requests).toHaveLength(4);
    },
  );

  it.each([
    ["a reset", reset],
    ["an answer cut off", cutOff],
    ["408", status(408, { "retry-after": "0.01" })],
    ["500", status(500)],
    ["503", status(503, { "retry-after": "0.01" })],
  ] satisfies [string, Handler][])("is not repeated after %s", async (_what, fail) => {
    const { client, server } = await withClient(failing(1, fail));
    expect(await errorOf(client.expireCharge(CHARGE_ID))).toMatchObject({ outcomeUnknown: true });
    expect(server.requests).toHaveLength(1);
  });

  it("is not repeated any more once its outcome is unknown", async () => {
    const { client, server } = await withClient((response, request, count) =>
      (count === 1 ? status(429) : reset)(response, request, count),
    );
    expect(await errorOf(client.expireCharge(CHARGE_ID))).toMatchObject({ outcomeUnknown: true });
    expect(server.requests).toHaveLength(2);
  });
});

describe("the budget", () => {
  /** Lets everything through, and notes what it is asked and what then is sent. */
  async function withBudget(handler: Handler, more: Partial<RequestBudget> = {}, slots = 10) {
    const seen: string[] = [];
    const deadlines: number[] = [];
    const budget: RequestBudget = {
      take: (kind, deadline) => {
        seen.push(kind);
        deadlines.push(deadline);
        return more.take?.(kind, deadline) ?? Promise.resolve();
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

it.each(["", "api.omise.co", "ftp://api.omise.co", "https://"])(
  "refuses %j as apiUrl",
  (apiUrl) => {
    const options = {
      secretKey: SECRET_KEY,
      apiUrl,
      apiVersion: "2019-05-29",
      timeoutMs: 1000,
      maxConcurrentRequests: 1,
    };
    expect(() => createOmiseHttp(options)).toThrow(OmiseError);
  },
);
