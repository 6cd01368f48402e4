import { setTimeout as sleep } from "node:timers/promises";
import { OmiseError } from "./errors";
import { createOmiseHttp } from "./http";
import { failing, status } from "./test-support/handlers";
import { CHARGE_ID, chargeBody } from "./test-support/omise-bodies";
import { cutOff, json, reset, type Handler } from "./test-support/start-server";
import { errorOf, SECRET_KEY, stopServers, withClient } from "./test-support/with-client";

afterEach(stopServers);

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
    expect(await errorOf(client.getCharge(CHARGE_ID))).toMatchObject({
      status: code,
      retryable: false,
    });
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
      timeoutMs: 300,
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
    expect(await errorOf(client.getCharge(CHARGE_ID))).toMatchObject({
      code: "invalid_response",
      status: 302,
    });
    expect(other.server.requests).toHaveLength(0);
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
    const error = new OmiseError("apiUrl is not a web address.", { code: "invalid_request" });
    expect(() => createOmiseHttp(options)).toThrow(error);
  },
);
