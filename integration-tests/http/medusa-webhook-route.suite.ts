import { signWebhook } from "../../sandbox";
import { ATOME_QR_MODULE } from "../../src/modules/atome-qr";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { AtomeAdmin } from "../support/atome-admin";
import { suite } from "../support/store-suite";
import { eventBody, secretOf } from "../support/webhook";
import { waitFor } from "../support/wait-for";

export default suite(__filename, "Medusa's own webhook route", (store) => {
  function deliver(body: string, headers: Record<string, string>, account = "th") {
    return store.api.post(`/hooks/payment/atome-qr_${account}`, body, {
      headers: { "content-type": "application/json", ...headers },
      transformRequest: (data: string) => data,
      validateStatus: () => true,
    });
  }

  /** Node writes headers' names so. */
  const asReceived = (headers: object) =>
    Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value as unknown]),
    );

  async function paidCharge() {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.pay(session.data.charge_id);
    const chargeId = session.data.charge_id;
    return { shopper, chargeId, body: eventBody(chargeId) };
  }

  it("places the paid order too, if later", async () => {
    const { body } = await paidCharge();

    await deliver(body, { ...signWebhook(body, secretOf(store, "th")) });

    const staff = await store.staff();
    await waitFor(async () => {
      const [order] = await staff.orders();
      expect((await staff.order(order.id)).payment_status).toBe("captured");
    });
  });

  it("takes the bytes, whatever they are said to be", async () => {
    const { body } = await paidCharge();

    await deliver(body, {
      ...signWebhook(body, secretOf(store, "th")),
      "content-type": "application/octet-stream",
    });

    const staff = await store.staff();
    await waitFor(async () => expect(await staff.orders()).toHaveLength(1));
  });

  it.each([
    ["my", "x".repeat(300_000), "identity", 413, "webhook_too_large", "too_large"],
    ["my", "{}", "br", 415, "webhook_encoding_unknown", "wrong_content"],
    ["sg", "not packed", "gzip", 400, "webhook_unreadable", "wrong_content"],
  ])(
    "for %s: tells staff of a webhook that cannot be read (%#)",
    async (account, body, encoding, status, code, reason) => {
      const answer = await deliver(body, { "content-encoding": encoding }, account);

      expect(answer).toMatchObject({ status, data: { code } });
      const admin = await AtomeAdmin.logIn(store);
      await waitFor(async () =>
        expect((await admin.account(account)).last_bad_webhook).toMatchObject({ reason }),
      );
    },
  );

  it("knows no account that is not configured, and leaves other providers alone", async () => {
    expect(await deliver("{}", {}, "nobody")).toMatchObject({ status: 404 });
    const other = await store.api.post("/hooks/payment/stripe_stripe", { a: 1 });
    expect(other.status).toBe(200);
  });

  it("makes the same checks: a forgery does nothing", async () => {
    const { body, chargeId } = await paidCharge();
    store.sandbox.clearRequests();
    const payments = store.container.resolve("payment");
    const bring = (secret: string, body: string) =>
      payments.getWebhookActionAndData({
        provider: "atome-qr_th",
        payload: {
          data: {},
          rawData: Buffer.from(body),
          headers: asReceived(signWebhook(body, secret)),
        },
      });

    // Core is told the same of a good one: what is stored shows the difference.
    const { inbox } = store.container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    const stored = jest.spyOn(inbox, "store");
    expect(await bring("c29tZWJvZHkgZWxzZQ==", body)).toEqual({ action: "not_supported" });
    expect(stored).not.toHaveBeenCalled();
    expect(await bring(secretOf(store, "th"), eventBody(chargeId))).toEqual({
      action: "not_supported",
    });
    expect(stored).toHaveBeenCalledTimes(1);
    stored.mockRestore();
    const staff = await store.staff();
    await waitFor(async () => expect(await staff.orders()).toHaveLength(1));
  });

  it("touches nobody else's cart when the charge's session is gone", async () => {
    const bystander = await store.shopper();
    await bystander.choosePayment("pp_system_default");
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    const chargeId = session.data.charge_id;
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.pay(chargeId);
    await store.db("payment_session").where({ id: session.id }).delete();
    await store.db("cart_line_item").where({ cart_id: shopper.cartId }).update({ quantity: 3 });
    const body = eventBody(chargeId);

    await deliver(body, { ...signWebhook(body, secretOf(store, "th")) });

    await waitFor(() => expect(store.sandbox.charge(chargeId).refunds.total).toBe(1));
    const staff = await store.staff();
    expect(await staff.orders()).toEqual([]);
  });
});
