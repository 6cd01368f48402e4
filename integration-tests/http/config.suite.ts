import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows";

import { suite } from "../support/store-suite";

export default suite(__filename, "what a storefront may know beforehand", (store) => {
  function ask(query: string, headers: Record<string, string> = {}) {
    return store.api.get<Record<string, unknown>>(`/store/atome-qr/config${query}`, {
      headers: { "x-publishable-api-key": store.publishableKey, ...headers },
      validateStatus: () => true,
    });
  }

  it("is a provider's limits, lifetime and mode, and nothing secret", async () => {
    const { status, data } = await ask("?provider_id=pp_atome-qr_th");
    expect(status).toBe(200);
    expect(data).toEqual({
      config: {
        provider_id: "pp_atome-qr_th",
        flow: "qr",
        public_key: null,
        livemode: false,
        currencies: ["THB", "SGD", "MYR"],
        limits: {
          THB: { min: 2_000, max: 5_000_000 },
          SGD: { min: 150, max: 300_000 },
          MYR: { min: 1_000, max: 500_000 },
        },
        expires_in_seconds: 43_200,
        checkout: "pay_first",
      },
    });
  });

  it("is each provider's own", async () => {
    const { data } = await ask("?provider_id=pp_atome-qr_thorder");
    expect(data).toMatchObject({
      config: { provider_id: "pp_atome-qr_thorder", checkout: "order_first" },
    });
  });

  it.each(["pp_atome-qr_xx", "pp_system_default", "th", "pp_atome-qr_", "pp_atome-qr_%00"])(
    "is a clear 404 for %s",
    async (id) => {
      const { status, data } = await ask(`?provider_id=${id}`);
      expect([status, data.code]).toEqual([404, "account_not_found"]);
    },
  );

  it.each(["", "?provider_id=", "?provider_id=pp_atome-qr_th&provider_id=pp_atome-qr_sg"])(
    "is a clear 400 for %j",
    async (query) => {
      const { status, data } = await ask(query);
      expect([status, data.code]).toEqual([400, "provider_id_missing"]);
    },
  );

  it("names no provider whose entry is gone, and refuses to begin a payment with it", async () => {
    const gone = "pp_atome-qr_gone";
    const region = await store
      .db("region")
      .where({ currency_code: "thb" })
      .first<{ id: string }>("id");
    await store.db("payment_provider").insert({ id: gone, is_enabled: true });
    await updateRegionsWorkflow(store.container).run({
      input: {
        selector: { id: region.id },
        update: { payment_providers: [gone, "pp_system_default", "pp_atome-qr_th"] },
      },
    });
    const shopper = await store.shopper();
    const { payment_providers: offered, count } = await shopper.get<{
      payment_providers: { id: string }[];
      count: number;
    }>(`/store/payment-providers?region_id=${region.id}`);

    expect(offered.map(({ id }) => id).sort()).toEqual(["pp_atome-qr_th", "pp_system_default"]);
    expect(count).toBe(2);
    const refused = await shopper.refusedPayment(gone);
    expect(refused).toMatchObject({ status: 400, data: { code: "provider_not_available" } });
  });

  it("is for the store's own storefronts: it wants the publishable key", async () => {
    const { status, data } = await ask("?provider_id=pp_atome-qr_th", {
      "x-publishable-api-key": "",
    });
    expect(status).toBe(400);
    expect(data).toEqual({
      type: "not_allowed",
      message: expect.stringContaining("Publishable API key required") as string,
    });
  });
});
