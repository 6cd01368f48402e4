import { connectSandbox } from "./connect-sandbox";
import { type Sandbox } from "./sandbox-handle";
import { clientOf, fiveHundredBaht, startAtNoon } from "./test-helpers";

/** What Omise answers where nothing else was asked for. */
const anError = { object: "error", code: "internal_error" };

let sandbox: Sandbox;
let omise: ReturnType<typeof clientOf>;
beforeAll(async () => {
  sandbox = await startAtNoon();
  omise = clientOf(sandbox);
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

describe("request faults", () => {
  it("lost_answer has its effect, reset has none", async () => {
    sandbox.faults.add({ match: "POST /charges", kind: "lost_answer", times: 1 });
    await expect(omise.charge()).rejects.toThrow("fetch failed");
    expect(sandbox.charges()).toHaveLength(1);
    sandbox.faults.add({ match: "POST /charges", kind: "reset", times: 1 });
    await expect(omise.charge()).rejects.toThrow("fetch failed");
    expect(sandbox.charges()).toHaveLength(1);
    await omise.charge();
    expect(sandbox.charges()).toHaveLength(2);
    expect(sandbox.requests).toMatchObject([
      { status: 200, faults: ["lost_answer"] },
      { status: null, faults: ["reset"] },
      { status: 200, faults: [] },
    ]);
  });

  it("error and rate_limited answer without an effect", async () => {
    sandbox.faults.add({ match: "*", kind: "error", status: 503, html: true, times: 1 });
    const gateway = await omise.post("/charges", fiveHundredBaht);
    expect(gateway).toMatchObject({ status: 503, json: null });
    expect(gateway.text).toContain("<html");
    expect(gateway.headers.get("content-type")).toBe("text/html");
    sandbox.faults.add({ match: "*", kind: "rate_limited", retryAfterSeconds: 7, times: 1 });
    const limited = await omise.post("/charges", fiveHundredBaht);
    expect(limited.status).toBe(429);
    expect(limited.json).toMatchObject({ object: "error", code: "too_many_requests" });
    expect(limited.headers.get("retry-after")).toBe("7");
    const message = "insufficient balance";
    sandbox.faults.add({ match: "*", kind: "error", status: 400, code: "failed_refund", message });
    expect((await omise.get("/charges")).json).toMatchObject({ code: "failed_refund", message });
    expect(sandbox.charges()).toEqual([]);
  });

  it.each([
    ["redirect", 302],
    ["html_ok", 200],
    ["html_forbidden", 403],
  ] as const)("page answers as maintenance does (%s), without an effect", async (shape, status) => {
    sandbox.faults.add({ match: "*", kind: "page", shape, times: 1 });
    const page = await omise.post("/charges", fiveHundredBaht);
    expect(page).toMatchObject({ status, json: null });
    expect(page.text).toContain("<html");
    expect(page.headers.get("content-type")).toContain("text/html");
    const location = shape === "redirect" ? "https://maintenance.invalid/" : null;
    expect(page.headers.get("location")).toBe(location);
    expect(sandbox.charges()).toEqual([]);
  });

  it("strike one account only, and can be taken away again", async () => {
    const rule = { match: "*", kind: "page", shape: "html_ok", account: "sg" } as const;
    sandbox.faults.add({ match: "*", kind: "slow", ms: 1 });
    sandbox.faults.add(rule);
    const sg = clientOf(sandbox, "skey_test_sandbox_sg");
    expect((await omise.get("/charges")).json).toMatchObject({ object: "list" });
    expect((await sg.get("/charges")).text).toContain("<html");
    sandbox.faults.remove(({ kind }) => kind === "page");
    expect(sandbox.faults.list()).toMatchObject([{ kind: "slow" }]);
    expect((await sg.get("/charges")).json).toMatchObject({ object: "list" });
  });

  it("null_qr hides the QR in one answer", async () => {
    sandbox.faults.add({ match: "POST /charges", kind: "null_qr", times: 1 });
    const charge = await omise.charge();
    expect(charge.source.scannable_code).toBeNull();
    const { json } = await omise.get(`/charges/${charge.id}`);
    expect(json).toMatchObject({ source: { scannable_code: { type: "qr" } } });
  });

  it("slow has its effect at once and combines with others", async () => {
    sandbox.faults.add({ match: "*", kind: "slow", ms: 20 });
    sandbox.faults.add({ match: "*", kind: "lost_answer", times: 1 });
    await expect(omise.charge()).rejects.toThrow("fetch failed");
    expect(sandbox.requests[0]?.faults).toEqual(["slow", "lost_answer"]);
    expect(sandbox.charges()).toHaveLength(1);
  });

  it("strike only what they match", async () => {
    const { id } = await omise.charge();
    sandbox.faults.add({ match: "* /charges/:id", kind: "error", status: 500 });
    expect(await omise.get(`/charges/${id}`)).toMatchObject({ status: 500, json: anError });
    expect((await omise.get(`/charges/${id}/refunds`)).status).toBe(200);
    expect((await omise.get("/charges")).status).toBe(200);
    expect(sandbox.requests.map(({ faults }) => faults)).toEqual([[], ["error"], [], []]);
  });

  it("with a probability strike the same requests with the same seed", async () => {
    const fates = async () => {
      sandbox.faults.clear();
      sandbox.faults.add({ match: "*", kind: "error", status: 500, probability: 0.5 });
      const statuses: number[] = [];
      for (let i = 0; i < 12; i++) statuses.push((await omise.get("/charges")).status);
      return statuses;
    };
    const first = await fates();
    expect(new Set(first)).toEqual(new Set([200, 500]));
    expect(await fates()).toEqual(first);
  });
});

describe("control over HTTP", () => {
  it("does what the handle does", async () => {
    const remote = connectSandbox(sandbox.url);
    const [a, b, c] = [await omise.charge(), await omise.charge(), await omise.charge()];
    await remote.pay(a.id);
    expect(await remote.refund(a.id, 100)).toMatchObject({ amount: 100 });
    expect(await remote.refund(a.id)).toMatchObject({ amount: 49_900 });
    expect(await remote.fail(b.id, "payment_rejected")).toMatchObject({ status: "failed" });
    expect(await remote.expire(c.id)).toMatchObject({ status: "expired" });
    await expect(remote.pay(c.id)).rejects.toThrow("charge expired");
    expect((await remote.charges()).map(({ status }) => status)).toEqual([
      "successful",
      "failed",
      "expired",
    ]);
    expect(await remote.requests()).toHaveLength(3);
    await remote.setFaults([{ match: "*", kind: "error", status: 500 }], "failed");
    expect(sandbox.faults.expiryShape).toBe("failed");
    expect(await omise.get("/charges")).toMatchObject({ status: 500, json: anError });
    await remote.setWebhooks({ faults: { off: true }, urls: { th: "http://127.0.0.1:1/th" } });
    expect(sandbox.accounts[0]?.webhookUrl).toBe("http://127.0.0.1:1/th");
    await remote.clearFaults();
    expect(sandbox.webhooks.faults).toEqual({});
    expect((await omise.get("/charges")).status).toBe(200);
    await remote.advanceClock(1_000);
    await remote.reset();
    expect(await remote.charges()).toEqual([]);
    expect(sandbox.accounts[0]?.webhookUrl).toBeUndefined();
  });

  it("refuses a misspelt fault instead of ignoring it", async () => {
    const rules = [{ match: "*", kind: "lost_answers" }];
    const misspelt = await omise.send("PUT", "/_sandbox/faults", { rules });
    expect(misspelt).toMatchObject({ status: 400, json: { code: "bad_request" } });
    expect(misspelt.text).toContain("unknown kind of fault: lost_answers");
    expect(sandbox.faults.list()).toEqual([]);
    const incomplete = [{ kind: "late" }, { kind: "page", shape: "sorry" }];
    for (const rule of incomplete) {
      const body = { rules: [{ match: "*", ...rule }] };
      expect((await omise.send("PUT", "/_sandbox/faults", body)).status).toBe(400);
    }
    const faults = { lots: 1 };
    const webhooks = await omise.send("PUT", "/_sandbox/webhooks", { faults });
    expect(webhooks).toMatchObject({ status: 400, json: { code: "bad_request" } });
    expect(webhooks.text).toContain("unknown webhook fault: lots");
    expect(sandbox.webhooks.faults).toEqual({});
  });

  it("refuses a page of another origin", async () => {
    const { id } = await omise.charge();
    const path = `/_sandbox/charges/${id}/pay`;
    const foreign = await omise.post(path, {}, { Origin: "https://evil.example" });
    expect([foreign.status, foreign.json]).toMatchObject([403, { message: "other origin" }]);
    expect(sandbox.charge(id).status).toBe("pending");
    expect((await omise.post(path, {}, { Origin: sandbox.url })).status).toBe(200);
  });

  it("gives away neither keys nor webhook secrets", async () => {
    const { text } = await omise.get("/_sandbox/state");
    expect(text).toContain("Baan Coffee");
    for (const { secretKey, webhookSecret } of sandbox.accounts) {
      expect(text).not.toContain(secretKey);
      expect(text).not.toContain(webhookSecret);
    }
  });
});

it("tamper changes a charge silently", async () => {
  const { id } = await omise.charge();
  sandbox.tamper(id, { amount: 1 });
  expect((await omise.get(`/charges/${id}`)).json).toMatchObject({ amount: 1 });
  const { json } = await omise.get("/events");
  expect(json).toMatchObject({ total: 1 });
});
