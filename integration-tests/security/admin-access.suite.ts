import request from "supertest";

import { AtomeAdmin } from "../support/atome-admin";
import { readTables } from "../support/read-tables";
import { suite } from "../support/store-suite";

/** Every route of the admin API; `:id` is a charge's, an order's or an override's. */
const ROUTES: [method: "get" | "post" | "delete", path: string][] = [
  ["get", "/charges"],
  ["get", "/charges/export"],
  ["get", "/charges/:id"],
  ["post", "/charges/:id/sync"],
  ["post", "/charges/:id/expire"],
  ["post", "/charges/:id/refund"],
  ["post", "/charges/:id/handled"],
  ["post", "/charges/:id/pay-link"],
  ["get", "/charges/:id/qr"],
  ["post", "/charges/:id/mark-as"],
  ["get", "/statistics"],
  ["get", "/accounts"],
  ["get", "/expiry-overrides"],
  ["post", "/expiry-overrides"],
  ["delete", "/expiry-overrides/:id"],
  ["get", "/orders/:id"],
  ["post", "/orders/:id/qr"],
];

export default suite(__filename, "the admin API", (store) => {
  /** What a shopper has who is logged in to the storefront. */
  async function shopperToken(): Promise<string> {
    const login = { email: "somchai@example.com", password: "a password" };
    const answer = await request(store.url).post("/auth/customer/emailpass/register").send(login);
    return (answer.body as { token: string }).token;
  }

  it("answers nobody who is not logged in as a user, and does nothing for them", async () => {
    const { charge_id: id } = (await (await store.shopper()).choosePayment()).data;
    const token = await shopperToken();
    const before = await readTables(store.db);
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
        const answer = await request(store.url)[method](url).set(headers);
        expect({ path, headers, status: answer.status }).toEqual({ path, headers, status: 401 });
        expect(answer.text).not.toContain(id);
      }
    }
    expect(store.sandbox.requests).toEqual([]);
    expect(await readTables(store.db)).toEqual(before);
  });

  it("knows each of these routes", async () => {
    const admin = await AtomeAdmin.logIn(store);
    for (const [method, path] of ROUTES) {
      const { status, data } = await admin.ask(method, path.replace(":id", "none"));
      const isJson = typeof data === "object" || path === "/charges/export";
      expect({ path, isJson, isServerError: status >= 500 }).toEqual({
        path,
        isJson: true,
        isServerError: false,
      });
    }
  });

  // Core reads every admin address before any route does, and answers 500 to what it cannot decode.
  it("gives a hostile id a clear 4xx, and does nothing", async () => {
    const admin = await AtomeAdmin.logIn(store);
    await (await store.shopper()).choosePayment();
    const before = await readTables(store.db);
    store.sandbox.clearRequests();

    for (const [method, path] of ROUTES.filter(([, path]) => path.includes(":id"))) {
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
        const body = path.endsWith("handled")
          ? { handled: true }
          : path.endsWith("mark-as")
            ? { status: "paid" }
            : {};
        const { status, data } = await admin.ask(method, path.replace(":id", id), body);
        expect({ path, id, isRefused: status >= 400 && status < 500 }).toEqual({
          path,
          id,
          isRefused: true,
        });
        expect(JSON.stringify(data)).not.toMatch(/<script|node_modules|relation \\?"|syntax error/);
      }
    }
    expect(store.sandbox.requests).toEqual([]);
    expect(await readTables(store.db)).toEqual(before);
  });
});
