import { outputSoFar } from "../support/record-output"; // first: it records from here on

import { join } from "node:path";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, ModulesSdkUtils } from "@medusajs/framework/utils";
import axios, { type AxiosInstance } from "axios";

import { type Sandbox, startSandbox } from "../../sandbox";
import { en } from "../../src/shopper-texts/en";
import { runJob } from "../support/job";
import { migrate } from "../support/migrate";
import { omiseVariables } from "../support/omise-variables";
import { Shopper } from "../support/shopper";
import { Staff } from "../support/staff";
import { type BootedStore, bootStore } from "../support/store/boot-store";
import { createDatabase, templateStore, type TestDatabase } from "../support/store/template-store";
import { type TestStore } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { deliver, eventBody } from "../support/webhook";

const SAFETY_NET = join(__dirname, "../../.medusa/server/src/recovery/safety-net.js");
const SENTENCE = "Atome QR: the database has not been migrated: run `npx medusa db:migrate`.";

/** The tests go on from one another, as a deployment does. */
describe("given a store whose database was not migrated for the plugin", () => {
  let sandbox: Sandbox;
  let database: TestDatabase;
  let booted: BootedStore;
  let api: AxiosInstance;
  let db: Knex;
  let staff: Staff;

  beforeAll(async () => {
    sandbox = await startSandbox();
    database = await createDatabase("seeded");
    Object.assign(process.env, omiseVariables(sandbox), { DATABASE_URL: database.url });
    await dropTables(database.url);
    booted = await bootStore();
    api = axios.create({ baseURL: booted.url });
    db = booted.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION);
    staff = await Staff.logIn({ api });
  }, 120_000);

  afterAll(async () => {
    await booted?.stop();
    await database?.drop();
    await sandbox?.close();
  });

  const store = () =>
    ({ api, url: booted.url, sandbox, container: booted.container, db }) as unknown as TestStore;
  const shopper = () =>
    Shopper.withCart({ api, publishableKey: templateStore().publishableKey }, "th");
  const charges = () => sandbox.charges().length;
  const sentences = () => outputSoFar().filter((line) => line.includes(SENTENCE)).length;

  /** What a process's timer does every ten seconds. */
  async function look() {
    const { look: run } = (await import(SAFETY_NET)) as {
      look: (container: MedusaContainer, startedAt: Date) => Promise<void>;
    };
    await run(booted.container, new Date(0));
  }

  async function buyOtherwise(): Promise<string> {
    const buyer = await shopper();
    await buyer.choosePayment("pp_system_default");
    const { type, order } = await buyer.complete();
    expect(type).toBe("order");
    return order!.id;
  }

  it("says so at the start, and what to do", () => {
    expect(sentences()).toBe(1);
  });

  it("places and cancels orders that are paid in another way", async () => {
    const orderId = await buyOtherwise();
    const { status } = await staff.ask("post", `/admin/orders/${orderId}/cancel`);
    expect(status).toBe(200);
    await waitFor(async () => expect((await staff.order(orderId)).status).toBe("canceled"));
  });

  it("deletes a region", async () => {
    const { regions } = await staff.get<{ regions: { id: string }[] }>(
      "/admin/regions?fields=id&currency_code=sgd",
    );
    expect((await staff.ask("delete", `/admin/regions/${regions[0].id}`)).status).toBe(200);
  });

  it("refuses Atome QR with a code, and charges nothing; another method still works", async () => {
    const buyer = await shopper();
    expect(await buyer.refusedPayment()).toMatchObject({
      status: 500,
      data: {
        type: "unexpected_state",
        code: "not_migrated",
        message: expect.stringContaining("npx medusa db:migrate") as string,
      },
    });
    expect(charges()).toBe(0);
    await buyer.choosePayment("pp_system_default");
    expect((await buyer.complete()).type).toBe("order");
  });

  it.each([
    "/admin/atome-qr/charges",
    "/admin/atome-qr/accounts",
    "/atome-qr/status",
    "/atome-qr/display",
    "/store/atome-qr/config?provider_id=pp_atome-qr_th",
  ])("answers %s with the code", async (path) => {
    const { publishableKey } = templateStore();
    const { status, data } = await staff.ask("get", path, undefined, {
      "x-publishable-api-key": publishableKey,
    });
    expect([status, data.code]).toEqual([500, "not_migrated"]);
  });

  it.each(["pay", "return"])("shows a shopper's %s address as a page", async (part) => {
    const answer = await api.get<string>(`/atome-qr/${part}/${"a".repeat(32)}`, {
      headers: { "accept-language": "en" },
      validateStatus: () => true,
    });
    expect(answer.status).toBe(500);
    expect(answer.data).toContain(en.errorTitle);
    expect(answer.data).not.toMatch(/npx|migrate|Nothing was charged/);
  });

  it("answers a monitor 503, and has Omise deliver its webhooks again", async () => {
    const health = await api.get("/atome-qr/health", { validateStatus: () => true });
    expect([health.status, health.data]).toMatchObject([503, { status: "unavailable" }]);
    const answer = await deliver(store(), "th", eventBody("chrg_test_1"));
    expect([answer.status, answer.body]).toMatchObject([503, { code: "event_not_stored" }]);
  });

  it("does no work in the job and its timer, and stays quiet", async () => {
    for (let time = 0; time < 3; time++) {
      await runJob(store());
      await look();
    }
    expect(sentences()).toBe(1);
  });

  it("has written no statement of the plugin's into its log", () => {
    const lines = outputSoFar().filter((line) => /atome_qr_\w+/.test(line));
    expect(lines.filter((line) => !line.includes(SENTENCE))).toEqual([]);
  });

  it("takes Atome QR once it is migrated, without a restart", async () => {
    await migrate(db);
    sandbox.setWebhookUrl("th", `${booted.url}/hooks/atome-qr/th`);
    const buyer = await shopper();
    const session = await buyer.choosePayment();
    sandbox.pay(session.data.charge_id);
    const orderId = await buyer.waitForOrder(session.id);
    expect((await staff.order(orderId)).summary.pending_difference).toBe(0);

    await runJob(store());
    const health = await api.get("/atome-qr/health", { validateStatus: () => true });
    expect([health.status, health.data]).toMatchObject([200, { status: "ok" }]);
  });

  describe("and then, as in a deployment, lacks a column of the newest migration", () => {
    let cart: Shopper;
    let orderId: string;

    beforeAll(async () => {
      sandbox.setWebhookUrl("th", null);
      cart = await shopper();
      await cart.choosePayment();
      const buyer = await shopper();
      const session = await buyer.choosePayment("pp_atome-qr_thorder");
      orderId = (await buyer.complete()).order!.id;
      expect(session.status).toBe("pending");
      await db.raw(`alter table atome_qr_charge drop column resolved_at`);
      await runJob(store());
    });

    it("says so again, once", async () => {
      await runJob(store());
      await look();
      expect(sentences()).toBe(2);
      expect(outputSoFar().join("\n")).toContain("Missing: atome_qr_charge.resolved_at.");
    });

    it("takes other payments", async () => {
      const id = await buyOtherwise();
      expect((await staff.ask("post", `/admin/orders/${id}/cancel`)).status).toBe(200);
    });

    it("refuses a new code, and to complete or change a cart that has one", async () => {
      const before = charges();
      const refused = [
        await (await shopper()).refusedPayment(),
        await cart.refused("post", `/store/carts/${cart.cartId}/complete`, {}),
      ];
      expect(refused.map(({ data }) => (data as { code: string }).code)).toEqual([
        "not_migrated",
        "not_migrated",
      ]);
      await expect(cart.addItem()).rejects.toMatchObject({ response: { status: 500 } });
      expect(charges()).toBe(before);
      expect((await cart.cart()).items).toHaveLength(1);
    });

    it("refuses to cancel an order whose code would stay payable", async () => {
      const { status, data } = await staff.ask("post", `/admin/orders/${orderId}/cancel`);
      expect([status, data.code]).toEqual([500, "not_migrated"]);
      expect((await staff.order(orderId)).status).not.toBe("canceled");
    });
  });
});

/** All that the plugin's migrations made. */
async function dropTables(url: string): Promise<void> {
  const db = ModulesSdkUtils.createPgConnection({ clientUrl: url }) as Knex;
  const tables = await db("pg_tables")
    .where("tablename", "like", "atome\\_qr\\_%")
    .pluck<string[]>("tablename");
  expect(tables.length).toBeGreaterThan(10);
  await db.raw(`drop table ${tables.join(", ")} cascade`);
  await db.destroy();
}
