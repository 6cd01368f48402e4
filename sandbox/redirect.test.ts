import { defaultAccounts } from "./default-accounts";
import { type Sandbox } from "./sandbox-handle";
import {
  clientOf,
  fiveHundredBaht,
  fiveHundredBahtByRedirect,
  orderDetails,
  startAtNoon,
  startReceiver,
} from "./test-helpers";

const { return_uri: returnUri } = fiveHundredBahtByRedirect;
let sandbox: Sandbox;
let omise: ReturnType<typeof clientOf>;
beforeAll(async () => {
  const [th, ...others] = defaultAccounts;
  const onlyCodes = {
    ...th,
    id: "codes",
    secretKey: "skey_test_codes",
    publicKey: "pkey_test_codes",
    atomeEnabled: false,
  };
  const onlyRedirects = {
    ...th,
    id: "redirects",
    secretKey: "skey_test_redirects",
    publicKey: "pkey_test_redirects",
    atomeQrEnabled: false,
  };
  sandbox = await startAtNoon({ accounts: [th, ...others, onlyCodes, onlyRedirects] });
  omise = clientOf(sandbox);
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const withoutField = (field: string) => ({
  shipping: { ...orderDetails.shipping, [field]: "" },
});
const byRedirect = (body: object = {}) => omise.charge({ ...fiveHundredBahtByRedirect, ...body });

describe("a charge of atome", () => {
  it("leads to Atome's page and has no code", async () => {
    const { status, json } = await omise.post("/charges", fiveHundredBahtByRedirect);
    expect(status).toBe(200);
    const { id, authorize_uri: uri } = json as { id: string; authorize_uri: string };
    expect(json).toMatchObject({
      status: "pending",
      amount: 50_000,
      return_uri: returnUri,
      source: { type: "atome", flow: "redirect", scannable_code: null, charge_status: "pending" },
    });
    expect(uri).toMatch(/\/payments\/\w+\/authorize\?t=[0-9A-F]{16}$/);
    expect(uri.startsWith(sandbox.publicUrl)).toBe(true);
    expect(sandbox.charge(id).pay_url).toBe(uri);
    const other = await byRedirect();
    expect(new URL(other.authorize_uri ?? "").search).not.toBe(new URL(uri).search);
  });

  it("differs from one of atome_qr, which has a code and leads nowhere", async () => {
    const { json } = await omise.post("/charges", { ...fiveHundredBaht, return_uri: returnUri });
    expect(json).toMatchObject({
      authorize_uri: null,
      return_uri: null,
      source: { type: "atome_qr", flow: "offline", scannable_code: { object: "barcode" } },
    });
  });

  it("comes in a bracketed form, too, and in the old version", async () => {
    const form = new URLSearchParams({
      amount: "50000",
      currency: "thb",
      "source[type]": "atome",
      "source[phone_number]": "+66876543210",
      "source[items][0][name]": "Shirt",
      "source[items][0][amount]": "50000",
      "source[items][0][quantity]": "1",
      return_uri: returnUri,
    });
    for (const [name, value] of Object.entries(orderDetails.shipping)) {
      form.set(`source[shipping][${name}]`, value);
    }
    const { json } = await omise.send("POST", "/charges", form, { "Omise-Version": "2017-11-02" });
    expect(json).toMatchObject({
      created: "2026-03-01T12:00:00Z",
      return_uri: returnUri,
      source: { type: "atome", flow: "redirect", currency: "thb" },
    });
  });

  it.each([
    ["none", undefined, "is missing"],
    ["an empty one", "", "is missing"],
    ["a path", "/return", "must be an HTTP or HTTPS URL"],
    ["another scheme", "javascript:alert(1)", "must be an HTTP or HTTPS URL"],
    ["a list", ["https://store.example/"], "must be a string"],
  ])("is refused with a return_uri that is %s", async (_what, value, reason) => {
    const body = { ...fiveHundredBahtByRedirect, return_uri: value };
    const { status, json } = await omise.post("/charges", body);
    const message = `return_uri ${reason}`;
    expect([status, json]).toMatchObject([400, { code: "bad_request", message }]);
    expect(sandbox.charges()).toEqual([]);
  });

  it("may come back to this machine over plain HTTP", async () => {
    const local = "http://localhost:9000/atome-qr/return/1";
    const { json } = await omise.post("/charges", {
      ...fiveHundredBahtByRedirect,
      return_uri: local,
    });
    expect(json).toMatchObject({ return_uri: local });
  });

  it.each([
    ["phone_number", { phone_number: undefined }],
    ["items", { items: [] }],
    ["shipping", { shipping: undefined }],
    ["shipping country", withoutField("country")],
    ["shipping city", withoutField("city")],
    ["shipping postal_code", withoutField("postal_code")],
    ["shipping state", withoutField("state")],
    ["shipping street1", withoutField("street1")],
  ])("needs %s, in a charge and in a source", async (name, change: object) => {
    const { amount, currency } = fiveHundredBahtByRedirect;
    const source = { type: "atome", ...orderDetails, ...change };
    const answers = [
      await omise.post("/charges", { ...fiveHundredBahtByRedirect, source }),
      await omise.post("/sources", { ...source, amount, currency }),
    ];
    for (const { status, json } of answers) {
      const message = `${name} is missing`;
      expect([status, json]).toMatchObject([400, { code: "bad_request", message }]);
    }
    expect(sandbox.charges()).toEqual([]);
  });

  it("is not asked for details as a code", async () => {
    expect((await omise.post("/charges", fiveHundredBaht)).status).toBe(200);
  });

  it("is made of a source of the shopper's browser just the same", async () => {
    const { amount, currency, source } = fiveHundredBahtByRedirect;
    const shopper = clientOf(sandbox, "pkey_test_sandbox_th");
    const made = await shopper.post("/sources", { ...source, amount, currency });
    expect(made.json).toMatchObject({ type: "atome", flow: "redirect", charge_status: "unknown" });
    const body = { amount, currency, source: (made.json as { id: string }).id };
    const without = await omise.post("/charges", body);
    const message = "return_uri is missing";
    expect([without.status, without.json]).toMatchObject([400, { message }]);
    const charge = await omise.post("/charges", { ...body, return_uri: returnUri });
    const { id, authorize_uri: uri } = charge.json as { id: string; authorize_uri: string };
    expect(uri).toBe(sandbox.charge(id).pay_url);
    expect(charge.json).toMatchObject({
      return_uri: returnUri,
      source: { id: body.source, type: "atome", phone_number: orderDetails.phone_number },
    });
  });

  it.each([
    ["th", "THB", 2_000, 15_000_000],
    ["sg", "SGD", 150, 2_000_000],
    ["my", "MYR", 1_000, 10_000_000],
  ])("has limits of its own in %s", async (id, currency, min, max) => {
    const account = clientOf(sandbox, `skey_test_sandbox_${id}`);
    const { source } = fiveHundredBahtByRedirect;
    const answers = async (amount: number) => {
      const body = { ...fiveHundredBahtByRedirect, amount, currency };
      const direct = await account.post("/charges", body);
      const made = await account.post("/sources", { ...source, amount, currency });
      return [direct.status, made.status];
    };
    expect(await answers(min)).toEqual([200, 200]);
    expect(await answers(max)).toEqual([200, 200]);
    expect(await answers(min - 1)).toEqual([400, 400]);
    expect(await answers(max + 1)).toEqual([400, 400]);
  });

  it("of a source above a code's limit is made, too", async () => {
    const { source, currency } = fiveHundredBahtByRedirect;
    const amount = 10_000_000;
    const made = await omise.post("/sources", { ...source, amount, currency });
    const { id } = made.json as { id: string };
    const body = { amount, currency, source: id, return_uri: returnUri };
    expect((await omise.post("/charges", body)).json).toMatchObject({ amount, status: "pending" });
  });
});

describe("an account", () => {
  it.each([
    ["skey_test_sandbox_th", ["atome_qr", "atome"]],
    ["skey_test_codes", ["atome_qr"]],
    ["skey_test_redirects", ["atome"]],
  ])("with %s has only the ways that Omise has enabled", async (key, enabled) => {
    const client = clientOf(sandbox, key);
    const { json } = await client.get("/capability");
    const { payment_methods: methods } = json as { payment_methods: { name: string }[] };
    expect(methods.map(({ name }) => name)).toEqual(["promptpay", ...enabled]);
    for (const body of [fiveHundredBaht, fiveHundredBahtByRedirect]) {
      const isEnabled = enabled.includes(body.source.type);
      const charge = await client.post("/charges", body);
      expect(charge.status).toBe(isEnabled ? 200 : 400);
      if (isEnabled) continue;
      const message = "source type is currently not supported";
      expect(charge.json).toMatchObject({ code: "bad_request", message });
    }
  });

  it("can refuse a detail of a redirect, as of a code", async () => {
    sandbox.refuseDetail("th", "phone_number");
    const { status, json } = await omise.post("/charges", fiveHundredBahtByRedirect);
    expect([status, json]).toMatchObject([400, { message: "phone_number is invalid" }]);
  });
});

describe("the end of a redirect", () => {
  it("is told by the same webhooks", async () => {
    const receiver = await startReceiver();
    try {
      sandbox.setWebhookUrl("th", receiver.url);
      const { id } = await byRedirect();
      sandbox.pay(id);
      sandbox.refund(id, 10_000);
      await sandbox.webhooks.settled();
      expect(receiver.keys()).toEqual(["charge.create", "charge.complete", "refund.create"]);
      expect(JSON.parse(receiver.received[1]?.body ?? "")).toMatchObject({
        data: { return_uri: returnUri, source: { flow: "redirect" }, status: "successful" },
      });
      expect(sandbox.charge(id)).toMatchObject({ status: "successful", refunded_amount: 10_000 });
    } finally {
      await receiver.close();
    }
  });

  it("comes by the handle and by Omise's routes alike", async () => {
    const ends = async (end: (id: string) => unknown) => {
      const { id } = await byRedirect();
      await end(id);
      const { status, failure_code: code } = sandbox.charge(id);
      return [status, code];
    };
    expect(await ends((id) => sandbox.pay(id))).toEqual(["successful", null]);
    expect(await ends((id) => sandbox.fail(id, "payment_rejected"))).toEqual([
      "failed",
      "payment_rejected",
    ]);
    expect(await ends((id) => sandbox.expire(id))).toEqual(["expired", null]);
    expect(await ends((id) => omise.post(`/charges/${id}/mark_as_paid`))).toEqual([
      "successful",
      null,
    ]);
    expect(await ends((id) => omise.post(`/charges/${id}/mark_as_failed`))).toEqual([
      "failed",
      "failed_processing",
    ]);
    expect(await ends((id) => omise.post(`/charges/${id}/expire`))).toEqual(["expired", null]);
    expect(await ends((id) => omise.post(`/_sandbox/charges/${id}/pay`))).toEqual([
      "successful",
      null,
    ]);
  });

  it("comes by the clock, and the address of Atome's page stays", async () => {
    const { id, authorize_uri: uri } = await byRedirect({ expires_at: "2026-03-01T12:01:00Z" });
    sandbox.clock.advance(60_000);
    expect((await omise.get(`/charges/${id}`)).json).toMatchObject({
      status: "expired",
      expired_at: "2026-03-01T12:01:00Z",
      authorize_uri: uri,
    });
  });
});
