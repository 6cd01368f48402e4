import { inspect } from "node:util";
import { AxiosError } from "axios";
import fc from "fast-check";
import { OmiseError } from "./errors";
import { cutOff, json, reset, type Handler } from "./test-support/start-server";
import { CHARGE_ID, chargeBody, errorBody, QR_URL } from "./test-support/omise-bodies";
import { clientOf, errorOf, SECRET_KEY, stopServers, withClient } from "./test-support/with-client";
import { toOmiseError } from "./to-omise-error";

afterEach(stopServers);

const charge = { amount: 125000, currency: "THB", source: { type: "atome_qr" as const } };

const html: Handler = (response) => {
  response.writeHead(503, { "content-type": "text/html" }).end("<html><h1>Sorry</h1></html>");
};
const answer = (status: number, body: unknown, headers = {}): Handler => {
  return (response) => json(response, body, status, headers);
};
const empty = (status: number): Handler => {
  return (response) => void response.writeHead(status).end();
};
const redirect: Handler = (response) => {
  response.writeHead(302, { location: "https://elsewhere.example/" }).end();
};
const silent: Handler = () => {};

describe("an answer from Omise", () => {
  it.each([
    ["400", 400, "failed_refund", "amount exceeds the refundable amount"],
    ["403", 403, "not_authorized", "this key may not do that"],
    ["404", 404, "not_found", "charge was not found"],
    ["422", 422, "invalid_charge", "currency is not supported"],
  ])("%s keeps Omise's code and message", async (_what, status, code, message) => {
    const { client } = await withClient(answer(status, errorBody(code, message)));
    const known = { code, status, message, retryable: false, outcomeUnknown: false };
    expect(await errorOf(client.getCharge(CHARGE_ID))).toMatchObject(known);
    expect(await errorOf(client.createCharge(charge))).toMatchObject(known);
  });

  it("401 says what to check", async () => {
    const { client } = await withClient(answer(401, errorBody("authentication_failure", "no")));
    const error = await errorOf(client.createCharge(charge));
    expect(error).toMatchObject({ code: "authentication_failure", status: 401, retryable: false });
    expect(error.message).toContain("Check secretKey");
  });

  it("429 to a POST: it was not carried out and may be sent again", async () => {
    const { client } = await withClient(
      answer(429, errorBody("too_many_requests", "slow down"), { "retry-after": "70" }),
    );
    expect(await errorOf(client.createCharge(charge))).toMatchObject({
      code: "rate_limited",
      status: 429,
      retryable: true,
      outcomeUnknown: false,
      retryAfterSeconds: 70,
    });
  });

  it("429 without Retry-After tells no wait", async () => {
    const { client } = await withClient(empty(429));
    const error = await errorOf(client.createCharge(charge));
    expect(error).toMatchObject({ code: "rate_limited", retryable: true });
    expect(error.retryAfterSeconds).toBeUndefined();
  });

  it("a message that repeats a key is shown without it, and not at any length", async () => {
    const message = `bad key ${SECRET_KEY}: ${"x".repeat(1000)}`;
    const { client } = await withClient(answer(400, errorBody("bad_request", message)));
    const error = await errorOf(client.getCharge(CHARGE_ID));
    expect(error.message).toContain("bad key skey_test_***: x");
    expect(error.message).toHaveLength(300);
  });

  it("404 that is not Omise's own does not read as not_found", async () => {
    const { client } = await withClient(empty(404));
    const error = await errorOf(client.getCharge(CHARGE_ID));
    expect(error).toMatchObject({ code: "invalid_response", status: 404, retryable: false });
    expect(error.message).toContain("check apiUrl");
  });
});

/** Short only where the time-out is what comes: on a busy machine any answer can take a while. */
const patience = (handler: Handler) => ({ timeoutMs: handler === silent ? 500 : 5_000 });

describe("something that changes money", () => {
  it.each([
    ["500 in JSON", answer(500, errorBody("internal_error", "oops")), 500],
    ["503 in HTML", html, 503],
    ["503, empty", empty(503), 503],
    ["408 from a proxy", empty(408), 408],
    ["a redirect", redirect, 302],
    ["a connection reset before the answer", reset, undefined],
    ["a connection reset within the answer", cutOff, undefined],
    ["200 with HTML", (response) => void response.end("<html>"), 200],
    ["200 and nothing", empty(200), 200],
    ["200 with another object", answer(200, { object: "customer" }), 200],
    ["no answer in time", silent, undefined],
  ] satisfies [string, Handler, number | undefined][])(
    "has an unknown outcome after %s, and is never sent twice",
    async (_what, handler, status) => {
      const { client, server } = await withClient(handler, patience(handler));
      for (const call of [
        () => client.createCharge(charge),
        () => client.createRefund(CHARGE_ID, { amount: 1 }),
        () => client.updateCharge(CHARGE_ID, { description: "x" }),
      ]) {
        const error = await errorOf(call());
        expect(error).toMatchObject({
          code: "outcome_unknown",
          outcomeUnknown: true,
          retryable: false,
        });
        expect(error.status).toBe(status);
        expect(error.message).toMatch(/unknown whether Omise carried out .* Look it up/);
      }
      expect(server.requests.map((request) => request.method)).toEqual(["POST", "POST", "PATCH"]);
    },
  );

  it.each([
    ["nobody listens", "http://127.0.0.1:1"],
    ["the host does not exist", "http://omise.invalid"],
  ])("was certainly not sent when %s", async (_what, url) => {
    expect(await errorOf(clientOf(url).createCharge(charge))).toMatchObject({
      code: "unreachable",
      retryable: true,
      outcomeUnknown: false,
    });
  });
});

describe("a read that fails", () => {
  it.each([
    ["500 in JSON", answer(500, errorBody("internal_error", "oops")), "internal_error", 500],
    ["503 in HTML", html, "unreachable", 503],
    ["503, empty", empty(503), "unreachable", 503],
    ["429", empty(429), "rate_limited", 429],
    ["a connection reset", reset, "unreachable", undefined],
    ["an answer cut off", cutOff, "unreachable", undefined],
    ["no answer in time", silent, "timeout", undefined],
  ] satisfies [string, Handler, string, number | undefined][])(
    "with %s may be repeated",
    async (_what, handler, code, status) => {
      const { client } = await withClient(handler, patience(handler));
      const error = await errorOf(client.getCharge(CHARGE_ID));
      expect(error).toMatchObject({ code, retryable: true, outcomeUnknown: false });
      expect(error.status).toBe(status);
      expect(error.message).toMatch(/Try again in a moment\.$/);
      expect(error.message).not.toContain("<");
    },
  );

  it.each([
    ["200 with HTML", (response) => void response.end("<html>"), 200],
    ["an answer without its amount", answer(200, chargeBody({ amount: null })), 200],
    ["a redirect", redirect, 302],
  ] satisfies [string, Handler, number][])(
    "with %s cannot be used",
    async (_what, handler, status) => {
      const { client, server } = await withClient(handler);
      const error = await errorOf(client.getCharge(CHARGE_ID));
      expect(error).toMatchObject({ code: "invalid_response", status, retryable: false });
      expect(server.requests).toHaveLength(1);
    },
  );

  it("names the field that is wrong, not its value", async () => {
    const { client } = await withClient(answer(200, chargeBody({ livemode: QR_URL })));
    const error = await errorOf(client.getCharge(CHARGE_ID));
    expect(error.message).toContain("livemode");
    expect(error.message).not.toContain("download");
  });
});

describe("the secret key", () => {
  const shown = (error: OmiseError) =>
    [
      inspect(error, { depth: null, showHidden: true, getters: true }),
      JSON.stringify(error),
      JSON.stringify(error, Object.getOwnPropertyNames(error)),
      error.stack,
      String(error),
    ].join("\n");
  const secrets = [SECRET_KEY, Buffer.from(`${SECRET_KEY}:`).toString("base64"), "Authorization"];

  it.each([
    ["a refusal", answer(400, errorBody("bad_request", `key ${SECRET_KEY}`))],
    ["HTML", html],
    ["429", empty(429)],
    ["a reset", reset],
    ["an answer cut off", cutOff],
    ["a timeout", silent],
    ["an unusable answer", answer(200, { object: "charge", id: SECRET_KEY })],
  ] satisfies [string, Handler][])("is nowhere in the error after %s", async (_what, handler) => {
    const { client, server } = await withClient(handler, patience(handler));
    const calls = [client.createCharge(charge), client.getCharge(CHARGE_ID)];
    for (const text of (await Promise.all(calls.map(errorOf))).map(shown)) {
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
    // The check would be worth nothing if the key had not been sent.
    expect(server.requests[0]?.headers.authorization).toContain(secrets[1]);
  });

  it("is nowhere in the error when nobody listens", async () => {
    const text = shown(await errorOf(clientOf("http://127.0.0.1:1").createCharge(charge)));
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it("is nowhere in the client", () => {
    const text = inspect(clientOf("http://127.0.0.1:1"), { depth: null, showHidden: true });
    expect(text).not.toContain(SECRET_KEY);
  });
});

describe("toOmiseError", () => {
  it("leaves an OmiseError as it is", () => {
    const error = new OmiseError("no", { code: "failed_expire" });
    expect(toOmiseError(error, { method: "POST", path: "/charges" })).toBe(error);
  });

  it.each([
    ["a certificate that is not trusted", { code: "CERT_HAS_EXPIRED" }],
    ["another host's certificate", { code: "ERR_TLS_CERT_ALTNAME_INVALID" }],
    [
      "no address of several that can be reached",
      { code: "ECONNREFUSED", errors: [{ syscall: "connect" }, { syscall: "connect" }] },
    ],
  ])("knows that nothing was sent after %s", (_what, details) => {
    const cause = Object.assign(new Error("failed"), details);
    const error = toOmiseError(AxiosError.from(cause), { method: "POST", path: "/charges" });
    expect(error).toMatchObject({ code: "unreachable", outcomeUnknown: false });
  });

  it("does not trust a connection that failed after it was made", () => {
    const cause = Object.assign(new Error("failed"), { code: "ETIMEDOUT", syscall: "read" });
    const error = toOmiseError(AxiosError.from(cause), { method: "POST", path: "/charges" });
    expect(error.outcomeUnknown).toBe(true);
  });

  it("knows an outcome only of reads, whatever is thrown", () => {
    const method = fc.constantFrom("GET", "POST", "PATCH");
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.constant(new TypeError("x"))), method, (thrown, m) => {
        const error = toOmiseError(thrown, { method: m, path: "/charges" });
        expect(error.outcomeUnknown).toBe(m !== "GET");
        expect(error.outcomeUnknown).toBe(error.code === "outcome_unknown");
        expect(error.retryable).toBe(false);
      }),
    );
  });
});
