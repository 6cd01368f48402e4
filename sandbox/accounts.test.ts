import { connectSandbox } from "./connect-sandbox";
import { type Sandbox } from "./sandbox-handle";
import { clientOf, fiveHundredBaht, startAtNoon } from "./test-helpers";

const NEW_KEY = "skey_test_sandbox_th_new";
let sandbox: Sandbox;
let omise: ReturnType<typeof clientOf>;
beforeAll(async () => {
  sandbox = await startAtNoon();
  omise = clientOf(sandbox);
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

describe("a changed secret key", () => {
  it("ends the old one; the charges stay the account's", async () => {
    const { id } = await omise.charge();
    sandbox.setSecretKey("th", NEW_KEY);
    const old = await omise.get(`/charges/${id}`);
    expect([old.status, old.json]).toMatchObject([401, { code: "authentication_failure" }]);
    expect((await clientOf(sandbox, NEW_KEY).get(`/charges/${id}`)).json).toMatchObject({ id });
    expect(sandbox.accounts[0]?.secretKey).toBe(NEW_KEY);
    // The public key goes on.
    expect((await clientOf(sandbox, "pkey_test_sandbox_th").get("/capability")).status).toBe(200);
  });

  it("is the first one again after a reset", async () => {
    sandbox.setSecretKey("th", NEW_KEY);
    await sandbox.reset();
    expect((await omise.get("/charges")).status).toBe(200);
    expect((await clientOf(sandbox, NEW_KEY).get("/charges")).status).toBe(401);
  });

  it("must look like one, and be nobody else's", () => {
    expect(() => sandbox.setSecretKey("th", "pkey_test_1")).toThrow("secret key must begin with");
    expect(() => sandbox.setSecretKey("th", "skey_test_sandbox_sg")).toThrow("of another account");
    expect(() => sandbox.setSecretKey("xx", NEW_KEY)).toThrow("account xx was not found");
  });
});

describe("a refused detail", () => {
  const details = {
    phone_number: "+66876543210",
    items: [{ name: "Tea", quantity: 1, amount: 50_000 }],
    shipping: { country: "TH", city: "Bangkok" },
    billing: { country: "TH", city: "Bangkok" },
    name: "Somchai",
    email: "somchai@example.com",
  };
  const withDetails = (given: object) => ({
    ...fiveHundredBaht,
    source: { type: "atome_qr", ...given },
  });

  it.each(Object.keys(details) as (keyof typeof details)[])(
    "%s refuses the charges that have it, and makes nothing",
    async (field) => {
      sandbox.refuseDetail("th", field);
      const { status, json } = await omise.post("/charges", withDetails(details));
      const message = `${field} is invalid`;
      expect([status, json]).toMatchObject([400, { code: "bad_request", message }]);
      expect(sandbox.charges()).toEqual([]);
      const others = { ...details, [field]: undefined };
      expect((await omise.post("/charges", withDetails(others))).status).toBe(200);
    },
  );

  it("is refused too in a source that was made before the charge", async () => {
    const body = { amount: 50_000, currency: "THB", type: "atome_qr", ...details };
    const { id } = (await omise.post("/sources", body)).json as { id: string };
    sandbox.refuseDetail("th", "phone_number");
    const { status } = await omise.post("/charges", { ...fiveHundredBaht, source: id });
    expect(status).toBe(400);
    sandbox.refuseDetail("th", null);
    expect((await omise.post("/charges", { ...fiveHundredBaht, source: id })).status).toBe(200);
  });

  it("is of one account, until a reset", async () => {
    sandbox.refuseDetail("sg", "name");
    expect((await omise.post("/charges", withDetails(details))).status).toBe(200);
    sandbox.refuseDetail("th", "name");
    await sandbox.reset();
    expect((await omise.post("/charges", withDetails(details))).status).toBe(200);
  });
});

it("both can be set over HTTP", async () => {
  const remote = connectSandbox(sandbox.url);
  await remote.setSecretKey("th", NEW_KEY);
  await remote.refuseDetail("th", "email");
  expect(sandbox.accounts[0]).toMatchObject({ secretKey: NEW_KEY, refusedDetail: "email" });
  await remote.refuseDetail("th", null);
  expect(sandbox.accounts[0]?.refusedDetail).toBeUndefined();
  await expect(remote.refuseDetail("th", "shoes" as "email")).rejects.toThrow("unknown detail");
});
