import { join } from "node:path";

import { Modules } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  type StepFunction,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { deleteRegionsWorkflow, deleteSalesChannelsWorkflow } from "@medusajs/medusa/core-flows";
import request from "supertest";

import { AtomeAdmin } from "../../support/atome-admin";
import { suite } from "../../support/store-suite";
import { waitFor } from "../../support/wait-for";

/** As built: what a store's own code imports from `medusa-payment-atome-qr/workflows`. */
const WORKFLOWS = join(__dirname, "../../../.medusa/server/src/workflows/index.js");

export default suite(__filename, "an expiry override", (store) => {
  let admin: AtomeAdmin;

  beforeEach(async () => {
    admin = await AtomeAdmin.logIn(store);
  });

  async function thailand() {
    const regions = await store.container.resolve(Modules.REGION).listRegions();
    return regions.find(({ currency_code }) => currency_code === "thb")!.id;
  }

  async function channel() {
    const [{ id }] = await store.container.resolve(Modules.SALES_CHANNEL).listSalesChannels();
    return id;
  }

  /** How long the next code of a Thai cart lives; seconds, as Omise was asked. */
  async function nextLifetime(): Promise<number> {
    const { data } = await (await store.shopper()).choosePayment();
    const { created_at, expires_at } = store.sandbox.charge(data.charge_id);
    return (Date.parse(expires_at) - Date.parse(created_at)) / 1000;
  }

  /** Omise's seconds are whole, and its request takes a moment. */
  const about = (seconds: number) => (lifetime: number) =>
    lifetime > seconds - 5 && lifetime < seconds + 5;

  it("are listed by Medusa's habits", async () => {
    await admin.override({ scope: "store", expires_in_seconds: 600 });
    const region = await store.db("region").first<{ id: string }>("id");
    await admin.override({ scope: "region", region_id: region.id, expires_in_seconds: 60 });
    const list = async (query: string) => {
      const { expiry_overrides: found, ...page } = await admin.overrides(query);
      return [found.map((one) => one.expires_in_seconds), page];
    };

    expect(await list("?order=expires_in_seconds&limit=1")).toEqual([
      [60],
      { count: 2, limit: 1, offset: 0 },
    ]);
    expect(await list("?order=-expires_in_seconds&offset=1")).toEqual([
      [60],
      { count: 2, limit: 1000, offset: 1 },
    ]);
    const { expiry_overrides: named } = await admin.overrides("?fields=scope&limit=1");
    expect(Object.keys(named[0]).sort()).toEqual(["id", "scope"]);
    const { status, data } = await admin.ask<{ code: string; message: string }>(
      "get",
      "/expiry-overrides?fields=secret",
    );
    expect([status, data.code]).toEqual([400, "invalid_input"]);
    expect(data.message).toContain("there is no secret");
  });

  it("decides how long the next code lives: the channel's before the region's before the store's", async () => {
    expect(about(43_200)(await nextLifetime())).toBe(true);

    await admin.override({ scope: "store", expires_in_seconds: 7_200 });
    expect(about(7_200)(await nextLifetime())).toBe(true);

    await admin.override({
      scope: "region",
      region_id: await thailand(),
      expires_in_seconds: 3_600,
    });
    expect(about(3_600)(await nextLifetime())).toBe(true);

    const { data } = await admin.override({
      scope: "sales_channel",
      sales_channel_id: await channel(),
      expires_in_seconds: 300,
    });
    expect(about(300)(await nextLifetime())).toBe(true);

    await admin.ask("delete", `/expiry-overrides/${data.expiry_override.id}`);
    expect(about(3_600)(await nextLifetime())).toBe(true);
  });

  it("of another region decides nothing", async () => {
    const regions = await store.container.resolve(Modules.REGION).listRegions();
    const singapore = regions.find(({ currency_code }) => currency_code === "sgd")!;
    await admin.override({ scope: "region", region_id: singapore.id, expires_in_seconds: 60 });
    expect(about(43_200)(await nextLifetime())).toBe(true);
  });

  it("leaves the codes that are shown as they are", async () => {
    const { data } = await (await store.shopper()).choosePayment();
    const { expires_at } = await admin.charge(data.charge_id);
    await admin.override({ scope: "store", expires_in_seconds: 30 });
    await admin.do(data.charge_id, "sync");
    expect((await admin.charge(data.charge_id)).expires_at).toBe(expires_at);
  });

  it("cannot be chosen by a storefront, whatever it sends", async () => {
    const shopper = await store.shopper();
    const { payment_collection } = await shopper.post<{ payment_collection: { id: string } }>(
      "/store/payment-collections",
      { cart_id: shopper.cartId },
    );
    const path = `/store/payment-collections/${payment_collection.id}/payment-sessions`;
    const key = "atome_qr_expires_in_seconds";
    const provider_id = "pp_atome-qr_th";
    await shopper.post(path, {
      provider_id,
      data: { [key]: 60, context: { [key]: 60 }, expires_at: "2020-01-01", expires_in_seconds: 60 },
    });
    const [{ created_at, expires_at }] = store.sandbox.charges();
    expect(about(43_200)((Date.parse(expires_at) - Date.parse(created_at)) / 1000)).toBe(true);

    const refused = await request(store.url)
      .post(path)
      .set("x-publishable-api-key", store.publishableKey)
      .send({ provider_id, context: { [key]: 60 } });
    expect([refused.status, refused.body]).toMatchObject([
      400,
      { type: "invalid_data", message: expect.stringContaining("'context'") as string },
    ]);
    expect(store.sandbox.charges()).toHaveLength(1);
  });

  it("is shown with its scope's name, and who set it and when", async () => {
    const region_id = await thailand();
    const { status, data } = await admin.override({
      scope: "region",
      region_id,
      expires_in_seconds: 3_600,
    });

    expect(status).toBe(200);
    expect(data.expiry_override).toEqual({
      id: expect.stringMatching(/^aqexp_/) as string,
      scope: "region",
      region_id,
      sales_channel_id: null,
      scope_name: "Thailand",
      expires_in_seconds: 3_600,
      updated_by: admin.userId,
      updated_by_name: expect.stringMatching(/./) as string,
      created_at: expect.stringMatching(/Z$/) as string,
      updated_at: expect.stringMatching(/Z$/) as string,
    });
    expect(await admin.overrides(`?scope=region&region_id=${region_id}`)).toEqual({
      expiry_overrides: [data.expiry_override],
      count: 1,
      limit: 1000,
      offset: 0,
    });
    expect((await admin.overrides("?scope=store")).count).toBe(0);
  });

  it("takes the place of the scope's last one, however many are set at once", async () => {
    const first = await admin.override({ scope: "store", expires_in_seconds: 600 });
    const second = await admin.override({ scope: "store", expires_in_seconds: 900 });
    expect(second.data.expiry_override.id).toBe(first.data.expiry_override.id);

    const seconds = [60, 120, 180, 240, 300];
    const answers = await Promise.all(
      seconds.map((expires_in_seconds) => admin.override({ scope: "store", expires_in_seconds })),
    );
    expect(answers.map(({ status }) => status)).toEqual(seconds.map(() => 200));
    const { expiry_overrides, count } = await admin.overrides();
    expect(count).toBe(1);
    expect(seconds).toContain(expiry_overrides[0].expires_in_seconds);
  });

  it.each([29, 43_201, 0, -60, 60.5])("of %d seconds is refused", async (seconds) => {
    const { status, data } = await admin.override({ scope: "store", expires_in_seconds: seconds });
    expect([status, data.code]).toEqual([400, "invalid_expiry"]);
    expect(data.message).toContain("from 30 seconds to 12 hours");
    expect((await admin.overrides()).count).toBe(0);
  });

  it.each([30, 43_200])("of %d seconds is taken", async (seconds) => {
    const { status } = await admin.override({ scope: "store", expires_in_seconds: seconds });
    expect(status).toBe(200);
    expect(await admin.overrides()).toMatchObject({
      expiry_overrides: [{ scope: "store", expires_in_seconds: seconds }],
      count: 1,
    });
  });

  it("of a region or channel that is not there is refused", async () => {
    const region = await admin.override({
      scope: "region",
      region_id: "reg_none",
      expires_in_seconds: 60,
    });
    expect([region.status, region.data.code]).toEqual([404, "scope_not_found"]);
    const other = await admin.override({
      scope: "sales_channel",
      sales_channel_id: "sc_none",
      expires_in_seconds: 60,
    });
    expect([other.status, other.data.code]).toEqual([404, "scope_not_found"]);
    expect((await admin.overrides()).count).toBe(0);
  });

  it.each([
    { scope: "country", expires_in_seconds: 60 },
    { scope: "region", expires_in_seconds: 60 },
    { scope: "store", region_id: "reg_1", expires_in_seconds: 60 },
    { scope: "store", expires_in_seconds: "60" },
    { scope: "store" },
    { scope: "store", expires_in_seconds: 60, forever: true },
  ])("of %j is refused with a clear sentence", async (body) => {
    const { status, data } = await admin.override(body as never);
    expect([status, data.code]).toEqual([400, "invalid_input"]);
    expect(data.message).toMatch(/scope|region_id|expires_in_seconds|forever/);
    expect((await admin.overrides()).count).toBe(0);
  });

  it("that is gone cannot be deleted again", async () => {
    const { data } = await admin.override({ scope: "store", expires_in_seconds: 60 });
    const path = `/expiry-overrides/${data.expiry_override.id}`;
    expect(await admin.ask("delete", path)).toEqual({
      status: 200,
      data: { id: data.expiry_override.id, object: "atome_qr_expiry_override", deleted: true },
    });
    const again = await admin.ask("delete", path);
    expect([again.status, again.data.code]).toEqual([404, "override_not_found"]);
    expect(await store.db("atome_qr_expiry_override").select("deleted_at", "updated_by")).toEqual([
      { deleted_at: expect.any(Date) as Date, updated_by: admin.userId },
    ]);
    // There can be another one now, and it can go too.
    const next = await admin.override({ scope: "store", expires_in_seconds: 90 });
    const { id } = next.data.expiry_override;
    expect(await admin.ask("delete", `/expiry-overrides/${id}`)).toMatchObject({
      status: 200,
      data: { id, deleted: true },
    });
    expect((await admin.overrides()).count).toBe(0);
  });

  it("goes with its region or its sales channel", async () => {
    const regions = store.container.resolve(Modules.REGION);
    const channels = store.container.resolve(Modules.SALES_CHANNEL);
    const region = await regions.createRegions({ name: "Laos", currency_code: "thb" });
    const shop = await channels.createSalesChannels({ name: "Counter" });
    await admin.override({ scope: "region", region_id: region.id, expires_in_seconds: 60 });
    await admin.override({
      scope: "sales_channel",
      sales_channel_id: shop.id,
      expires_in_seconds: 60,
    });
    await admin.override({ scope: "store", expires_in_seconds: 60 });

    await deleteRegionsWorkflow(store.container).run({ input: { ids: [region.id] } });
    await deleteSalesChannelsWorkflow(store.container).run({ input: { ids: [shop.id] } });

    await waitFor(async () => {
      expect(await store.db("atome_qr_expiry_override").select("scope")).toEqual([
        { scope: "store" },
      ]);
    });
  });

  it("of a region that went unnoticed is not shown", async () => {
    const regions = store.container.resolve(Modules.REGION);
    const region = await regions.createRegions({ name: "Laos", currency_code: "thb" });
    await admin.override({ scope: "region", region_id: region.id, expires_in_seconds: 60 });
    await regions.deleteRegions([region.id]);
    expect(await admin.overrides()).toMatchObject({ expiry_overrides: [], count: 0 });
  });

  it("of the store is what storefronts are told beforehand", async () => {
    await admin.override({ scope: "store", expires_in_seconds: 600 });
    const { data } = await store.api.get<{ config: { expires_in_seconds: number } }>(
      "/store/atome-qr/config?provider_id=pp_atome-qr_th",
      { headers: { "x-publishable-api-key": store.publishableKey } },
    );
    expect(data.config.expires_in_seconds).toBe(600);
  });

  it("set or deleted in a workflow that fails later is what it was before", async () => {
    const own = (await import(WORKFLOWS)) as Record<
      "setExpiryOverrideWorkflow" | "deleteExpiryOverrideWorkflow",
      { runAsStep: (parts: { input: unknown }) => ReturnType<StepFunction<unknown>> }
    >;
    const fail = createStep("fail-later", () => {
      throw new Error("later");
    });
    const failing = (name: keyof typeof own) =>
      createWorkflow(`failing-${name}`, (input: object) => {
        const result = own[name].runAsStep({ input });
        fail();
        return new WorkflowResponse(result);
      });
    const [set, remove] = [
      failing("setExpiryOverrideWorkflow"),
      failing("deleteExpiryOverrideWorkflow"),
    ];
    const { data } = await admin.override({ scope: "store", expires_in_seconds: 600 });
    const scope = { scope: "store", region_id: null, sales_channel_id: null };
    const region = { scope: "region", region_id: await thailand(), sales_channel_id: null };

    const change = { expires_in_seconds: 60, updated_by: null };
    /** That it failed where it was to fail: the override had been set or deleted by then. */
    const failLater = async (workflow: typeof set, input: object) => {
      const { errors } = await workflow(store.container).run({ input, throwOnError: false });
      expect(errors).toMatchObject([{ action: "fail-later", error: { message: "later" } }]);
    };
    await failLater(set, { ...scope, ...change });
    expect((await admin.overrides()).expiry_overrides).toEqual([data.expiry_override]);

    await failLater(remove, { id: data.expiry_override.id, userId: null });
    expect((await admin.overrides()).expiry_overrides).toEqual([data.expiry_override]);

    await failLater(set, { ...region, ...change });
    expect((await admin.overrides()).count).toBe(1);
  });
});
