import { type Sandbox } from "./sandbox-handle";
import { clientOf, fiveHundredBaht, startAtNoon } from "./test-helpers";

let sandbox: Sandbox;
let omise: ReturnType<typeof clientOf>;
beforeAll(async () => {
  sandbox = await startAtNoon({
    accounts: [
      {
        id: "th",
        country: "TH",
        currency: "THB",
        secretKey: "skey_test_th",
        publicKey: "pkey_test_th",
      },
      {
        id: "th-live",
        country: "TH",
        currency: "THB",
        secretKey: "skey_th",
        publicKey: "pkey_th",
        apiVersion: "2017-11-02",
      },
      {
        id: "sg",
        country: "SG",
        currency: "SGD",
        secretKey: "skey_test_sg",
        publicKey: "pkey_test_sg",
        atomeQrEnabled: false,
      },
    ],
  });
  omise = clientOf(sandbox, "skey_test_th");
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

describe("POST /charges", () => {
  it("takes a bracketed form as Omise documents it", async () => {
    const form = new URLSearchParams({
      amount: "50000",
      currency: "thb",
      "source[type]": "atome_qr",
      "source[phone_number]": "+66876543210",
      "source[shipping][country]": "TH",
      "source[shipping][city]": "Bangkok",
      "source[items][0][name]": "Shirt",
      "source[items][0][amount]": "25000",
      "source[items][0][quantity]": "2",
      "metadata[medusa_session_id]": "payses_1",
      "webhook_endpoints[]": "https://store.example/hook",
      description: "Order 1",
    });
    const { status, json } = await omise.send("POST", "/charges", form);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      object: "charge",
      amount: 50_000,
      currency: "THB",
      // 3.65 % and 7 % on it, known before anybody has paid.
      fee: 1825,
      fee_vat: 128,
      net: 48_047,
      status: "pending",
      description: "Order 1",
      metadata: { medusa_session_id: "payses_1" },
      created_at: "2026-03-01T12:00:00Z",
      expires_at: "2026-03-02T00:00:00Z",
      source: {
        type: "atome_qr",
        charge_status: "pending",
        phone_number: "+66876543210",
        shipping: { country: "TH", city: "Bangkok", street1: null },
        items: [{ name: "Shirt", amount: 25_000, quantity: 2 }],
      },
    });
  });

  it("answers JSON and a pinned 2017-11-02 in the old shape", async () => {
    const body = { ...fiveHundredBaht, metadata: { created_at: "mine", currency: "THB" } };
    const { json } = await omise.post("/charges", body, { "Omise-Version": "2017-11-02" });
    expect(json).toMatchObject({
      created: "2026-03-01T12:00:00Z",
      refunded: 0,
      currency: "thb",
      funding_currency: "thb",
      source: { currency: "thb" },
      metadata: { created_at: "mine", currency: "THB" },
    });
    expect(json).not.toHaveProperty("created_at");
    expect(json).not.toHaveProperty("refunded_amount");
  });

  it("makes a second charge when it is repeated, whatever the Idempotency-Key", async () => {
    const key = { "Idempotency-Key": "same" };
    const first = await omise.post("/charges", fiveHundredBaht, key);
    const second = await omise.post("/charges", fiveHundredBaht, key);
    expect((second.json as { id: string }).id).not.toBe((first.json as { id: string }).id);
    expect(sandbox.charges()).toHaveLength(2);
  });

  it.each([
    ["too little", { amount: 1_999 }, "invalid_amount"],
    ["too much", { amount: 5_000_001 }, "invalid_amount"],
    ["half a satang", { amount: 2_000.5 }, "invalid_amount"],
    ["another country's currency", { currency: "SGD" }, "invalid_charge"],
    ["another method", { source: { type: "promptpay" } }, "bad_request"],
    ["no source", { source: undefined }, "invalid_charge"],
    ["expiry in 29 s", { expires_at: "2026-03-01T12:00:29Z" }, "invalid_charge"],
    ["expiry after 12 h", { expires_at: "2026-03-02T00:00:01Z" }, "invalid_charge"],
    ["expiry with milliseconds", { expires_at: "2026-03-01T13:00:00.000Z" }, "bad_request"],
    ["metadata that is a list", { metadata: ["a"] }, "bad_request"],
    [
      "a free item",
      { source: { type: "atome_qr", items: [{ name: "Gift", amount: 0, quantity: 1 }] } },
      "invalid_charge",
    ],
    ["an HTTP endpoint", { webhook_endpoints: ["http://store.example/hook"] }, "bad_request"],
  ])("refuses %s", async (_what, change, code) => {
    const { status, json } = await omise.post("/charges", { ...fiveHundredBaht, ...change });
    expect([status, json]).toMatchObject([400, { object: "error", code }]);
    expect(sandbox.charges()).toEqual([]);
  });

  it.each([
    { amount: 2_000 },
    { amount: 5_000_000 },
    { expires_at: "2026-03-01T12:00:30Z" },
    { expires_at: "2026-03-02T00:00:00Z" },
  ])("accepts the limit %j", async (change) => {
    const { status, json } = await omise.post("/charges", { ...fiveHundredBaht, ...change });
    expect(status).toBe(200);
    expect(json).toMatchObject(change);
  });
});

describe("sources", () => {
  it("are made with the public key and pay one charge of the same amount", async () => {
    const shopper = clientOf(sandbox, "pkey_test_th");
    const made = await shopper.post("/sources", {
      type: "atome_qr",
      amount: 50_000,
      currency: "THB",
    });
    expect(made.json).toMatchObject({
      object: "source",
      flow: "offline",
      charge_status: "unknown",
    });
    const source = (made.json as { id: string }).id;
    const wrong = await omise.post("/charges", { amount: 60_000, currency: "THB", source });
    expect([wrong.status, wrong.json]).toMatchObject([400, { code: "invalid_charge" }]);
    const right = await omise.post("/charges", { amount: 50_000, currency: "THB", source });
    expect(right.json).toMatchObject({ source: { id: source } });
    const again = await omise.post("/charges", { amount: 50_000, currency: "THB", source });
    expect([again.status, again.json]).toMatchObject([400, { code: "used_token" }]);
    const read = await omise.get(`/sources/${source}`);
    expect(read.json).toMatchObject({ id: source, charge_status: "pending" });
    expect(sandbox.charges()).toHaveLength(1);
  });

  it("can be of another method, whose charge is not this sandbox's business", async () => {
    const promptpay = { type: "promptpay", amount: 50_000, currency: "THB" };
    const made = await clientOf(sandbox, "pkey_test_th").post("/sources", promptpay);
    expect(made.json).toMatchObject({ type: "promptpay", charge_status: "unknown" });
    const source = (made.json as { id: string }).id;
    const charge = await omise.post("/charges", { amount: 50_000, currency: "THB", source });
    const message = "source type is currently not supported";
    expect([charge.status, charge.json]).toMatchObject([400, { code: "bad_request", message }]);
    expect(sandbox.charges()).toEqual([]);
  });

  it("can be made by a page of any origin, and nothing else can", async () => {
    const shopper = clientOf(sandbox, "pkey_test_th");
    const preflight = await shopper.send("OPTIONS", "/sources");
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("Authorization");
    const source = { type: "atome_qr", amount: 50_000, currency: "THB" };
    const refused = { ...source, amount: 1 };
    for (const body of [source, refused]) {
      const { headers } = await shopper.post("/sources", body);
      expect(headers.get("access-control-allow-origin")).toBe("*");
    }
    for (const path of ["/charges", "/account", "/_sandbox/faults"]) {
      const answers = [await omise.get(path), await omise.send("OPTIONS", path)];
      for (const { headers } of answers) {
        expect(headers.get("access-control-allow-origin")).toBeNull();
      }
    }
  });

  it("of another account or of none are unknown", async () => {
    const made = await clientOf(sandbox, "pkey_th").post("/sources", {
      type: "atome_qr",
      amount: 50_000,
      currency: "THB",
    });
    const { id } = made.json as { id: string };
    expect(id).toMatch(/^src_(?!test_)/);
    for (const source of [id, "src_test_6a1qrsource0000001"]) {
      const read = await omise.get(`/sources/${source}`);
      expect([read.status, read.json]).toMatchObject([404, { code: "not_found" }]);
      const charge = await omise.post("/charges", { amount: 50_000, currency: "THB", source });
      expect([charge.status, charge.json]).toMatchObject([404, { code: "not_found" }]);
    }
  });
});

describe("keys", () => {
  it("are refused when unknown, missing or of the wrong kind", async () => {
    const unknown = await clientOf(sandbox, "skey_test_nobody").get("/charges");
    expect([unknown.status, unknown.json]).toMatchObject([401, { code: "authentication_failure" }]);
    const wrongKind = await clientOf(sandbox, "pkey_test_th").post("/charges", fiveHundredBaht);
    expect([wrongKind.status, wrongKind.json]).toMatchObject([403, { code: "not_authorized" }]);
    expect((await clientOf(sandbox, "pkey_test_th").get("/capability")).status).toBe(200);
  });

  it("never see another account's or another mode's charge", async () => {
    const { id } = await omise.charge();
    const { status, json } = await clientOf(sandbox, "skey_th").get(`/charges/${id}`);
    expect([status, json]).toMatchObject([404, { code: "not_found" }]);
  });

  it("that are live make live charges, which nobody can mark as paid", async () => {
    const live = clientOf(sandbox, "skey_th");
    const { json } = await live.post("/charges", fiveHundredBaht);
    const { id } = json as { id: string };
    expect(json).toMatchObject({ livemode: true });
    // The account's own version answers when the request pins none.
    expect(json).toHaveProperty("created");
    expect(id).toMatch(/^chrg_(?!test_)[0-9a-z]{19}$/);
    const marked = await live.post(`/charges/${id}/mark_as_paid`);
    expect([marked.status, marked.json]).toMatchObject([400, { code: "bad_request" }]);
    expect(sandbox.charge(id).status).toBe("pending");
  });

  it("stay out of the request log", async () => {
    await omise.get("/charges?limit=1");
    expect(sandbox.requests).toEqual([
      expect.objectContaining({ method: "GET", path: "/charges", status: 200, accountId: "th" }),
    ]);
    expect(JSON.stringify(sandbox.requests)).not.toContain("skey");
  });
});

describe("GET /charges", () => {
  it("pages in both orders and filters by whole seconds", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 25; i++) {
      ids.push((await omise.charge()).id);
      sandbox.clock.advance(1_000);
    }
    const page = async (query: string) => {
      const { json } = await omise.get(`/charges?${query}`);
      const list = json as { data: { id: string }[] };
      return { ...list, ids: list.data.map(({ id }) => id) };
    };
    expect(await page("")).toMatchObject({
      object: "list",
      ids: ids.slice(0, 20),
      limit: 20,
      offset: 0,
      total: 25,
      order: "chronological",
      location: "/charges",
      from: "1970-01-01T00:00:00Z",
    });
    const reverse = await page("limit=10&offset=20&order=reverse_chronological");
    expect(reverse.ids).toEqual(ids.slice(0, 5).reverse());
    expect(await page("limit=500")).toMatchObject({ limit: 100, total: 25 });
    const window = await page("from=2026-03-01T12:00:05Z&to=2026-03-01T12:00:07Z");
    expect(window.ids).toEqual(ids.slice(5, 8));
  });
});

describe("a charge", () => {
  it("takes a new description and metadata, and nothing else", async () => {
    const { id } = await omise.charge();
    const body = { description: "New", metadata: { a: "b" }, amount: 2_000 };
    const { json } = await omise.send("PATCH", `/charges/${id}`, body);
    expect(json).toMatchObject({ description: "New", metadata: { a: "b" }, amount: 50_000 });
  });

  it("is marked as paid or failed once", async () => {
    const { id } = await omise.charge();
    const paid = await omise.post(`/charges/${id}/mark_as_paid`);
    expect(paid.json).toMatchObject({ status: "successful", paid: true, refundable: true });
    const again = await omise.post(`/charges/${id}/mark_as_failed`);
    expect([again.status, again.json]).toMatchObject([400, { code: "invalid_charge" }]);
    expect(sandbox.charge(id).status).toBe("successful");
    const other = await omise.charge();
    const failed = await omise.post(`/charges/${other.id}/mark_as_failed`);
    expect(failed.json).toMatchObject({ status: "failed", failure_code: "failed_processing" });
  });
});

describe("capability", () => {
  it("lists atome_qr only where Omise has enabled it", async () => {
    const names = async (key: string) => {
      const { json } = await clientOf(sandbox, key).get("/capability");
      return (json as { payment_methods: { name: string }[] }).payment_methods.map((m) => m.name);
    };
    expect(await names("pkey_test_th")).toContain("atome_qr");
    expect(await names("pkey_test_sg")).not.toContain("atome_qr");
    const body = { ...fiveHundredBaht, currency: "SGD" };
    const charge = await clientOf(sandbox, "skey_test_sg").post("/charges", body);
    const message = "source type is currently not supported";
    expect([charge.status, charge.json]).toMatchObject([400, { code: "bad_request", message }]);
    expect(sandbox.charges()).toEqual([]);
  });
});
