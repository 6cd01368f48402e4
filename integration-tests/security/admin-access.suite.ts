import request from "supertest";

import { AtomeAdmin } from "../support/atome-admin";
import { placedOrder } from "../support/given-charges";
import { readTables } from "../support/read-tables";
import { suite } from "../support/store-suite";
import { storeIsAtRest } from "../support/store/store-at-rest";

type Code = "charge_not_found" | "order_not_found" | "override_not_found";

/** Every route of the admin API, and what it answers to an id that nobody has. */
const ROUTES: [method: "get" | "post" | "delete", path: string, code?: Code][] = [
  ["get", "/charges"],
  ["get", "/charges/export"],
  ["get", "/charges/:id", "charge_not_found"],
  ["post", "/charges/:id/sync", "charge_not_found"],
  ["post", "/charges/:id/expire", "charge_not_found"],
  ["post", "/charges/:id/refund", "charge_not_found"],
  ["post", "/charges/:id/handled", "charge_not_found"],
  ["post", "/charges/:id/pay-link", "charge_not_found"],
  ["get", "/charges/:id/qr", "charge_not_found"],
  ["post", "/charges/:id/mark-as", "charge_not_found"],
  ["get", "/statistics"],
  ["get", "/accounts"],
  ["get", "/expiry-overrides"],
  ["post", "/expiry-overrides"],
  ["delete", "/expiry-overrides/:id", "override_not_found"],
  ["get", "/orders/:id", "order_not_found"],
  ["post", "/orders/:id/qr", "order_not_found"],
];

/** The least with which a route does something: who is refused is refused for another reason. */
function bodyFor(method: string, path: string): object | undefined {
  const bodies: Record<string, object> = {
    "/charges/:id/handled": { handled: true },
    "/charges/:id/mark-as": { status: "paid" },
    "/expiry-overrides": { scope: "store", expires_in_seconds: 60 },
  };
  return method === "post" ? (bodies[path] ?? {}) : undefined;
}

export default suite(__filename, "the admin API", (store) => {
  /** What was asked for before may still hold a lease for a moment after its answer. */
  async function tablesAtRest() {
    await storeIsAtRest(store.container, store.db);
    return readTables(store.db);
  }

  /** What a shopper has who is logged in to the storefront. */
  async function shopperToken(): Promise<string> {
    const login = { email: "somchai@example.com", password: "a password" };
    const answer = await request(store.url).post("/auth/customer/emailpass/register").send(login);
    return (answer.body as { token: string }).token;
  }

  it("answers nobody who is not logged in as a user, and does nothing for them", async () => {
    const { charge_id: id } = (await (await store.shopper()).choosePayment()).data;
    const token = await shopperToken();
    const before = await tablesAtRest();
    store.sandbox.clearRequests();

    const strangers: Record<string, string>[] = [
      {},
      { authorization: "Bearer nonsense" },
      { authorization: `Bearer ${token}` },
      { "x-publishable-api-key": store.publishableKey },
    ];
    for (const [method, path] of ROUTES) {
      for (const headers of strangers) {
        const url = `/admin/atome-qr${path.replace(":id", id)}`;
        const answer = await request(store.url)
          [method](url)
          .set(headers)
          .send(bodyFor(method, path));
        expect({ path, headers, status: answer.status, body: answer.body as unknown }).toEqual({
          path,
          headers,
          status: 401,
          body: { message: "Unauthorized" },
        });
      }
    }
    expect(store.sandbox.requests).toEqual([]);
    expect(await readTables(store.db)).toEqual(before);
  });

  it("knows each of these routes", async () => {
    const admin = await AtomeAdmin.logIn(store);
    for (const [method, path, code] of ROUTES) {
      const body = bodyFor(method, path);
      const { status, data } = await admin.ask(method, path.replace(":id", "none"), body);
      expect({ path, status, code: data.code }).toEqual({ path, status: code ? 404 : 200, code });
    }
  });

  it("refuses a query parameter that there is not, and does nothing", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const { charge_id: id } = (await (await store.shopper()).choosePayment()).data;
    const before = await tablesAtRest();
    store.sandbox.clearRequests();

    for (const [method, path] of ROUTES) {
      const url = `${path.replace(":id", id)}?ammount=100`;
      const { status, data } = await admin.ask(method, url, bodyFor(method, path));
      expect({ path, status, code: data.code }).toEqual({
        path,
        status: 400,
        code: "invalid_input",
      });
      expect(data.message).toContain("ammount");
    }
    expect(store.sandbox.requests).toEqual([]);
    expect(await readTables(store.db)).toEqual(before);
  });

  it("is not needed to find an order's charges, but for their secrets", async () => {
    const { chargeId, orderId } = await placedOrder(store);
    const staff = await store.staff();
    const secrets = await store
      .db("atome_qr_charge")
      .where({ charge_id: chargeId })
      .first<object>("pay_token", "download_uri");

    const read = (fields: string) =>
      staff.ask("get", `/admin/orders/${orderId}?fields=id,${fields}`);
    const whole = await read("*atome_qr_charges");
    const byName = await read("atome_qr_charges.pay_token,atome_qr_charges.download_uri");

    expect(whole.data).toMatchObject({ order: { atome_qr_charges: [{ charge_id: chargeId }] } });
    for (const secret of Object.values(secrets) as string[]) {
      expect(JSON.stringify([whole, byName])).not.toContain(secret);
    }
  });

  // Core reads every admin address before any route does, and answers 500 to what it cannot decode.
  it("gives a hostile id a clear 4xx, and does nothing", async () => {
    const admin = await AtomeAdmin.logIn(store);
    await (await store.shopper()).choosePayment();
    const before = await tablesAtRest();
    store.sandbox.clearRequests();

    for (const [method, path, code] of ROUTES.filter(([, path]) => path.includes(":id"))) {
      for (const id of [
        "%00",
        "aqchg_%00",
        "..%2F..%2Fusers",
        "'%20or%20'1'%3D'1",
        "%25",
        "chrg_%25",
        `aqchg_${"_".repeat(26)}`,
        "__proto__",
        "constructor",
        "a".repeat(4_000),
        "%E0%B8%81",
        "%3Cscript%3E",
      ]) {
        const body = bodyFor(method, path);
        const { status, data } = await admin.ask(method, path.replace(":id", id), body);
        expect({ path, id, status, code: data.code }).toEqual({ path, id, status: 404, code });
        expect(JSON.stringify(data)).not.toMatch(/<script|node_modules|relation \\?"|syntax error/);
      }
    }
    expect(store.sandbox.requests).toEqual([]);
    expect(await readTables(store.db)).toEqual(before);
  });
});
