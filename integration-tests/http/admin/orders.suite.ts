import { Modules } from "@medusajs/framework/utils";

import { AtomeAdmin } from "../../support/atome-admin";
import { minuteLater, runJob } from "../../support/job";
import { PayLink } from "../../support/pay-page";
import { suite } from "../../support/store-suite";
import { waitFor } from "../../support/wait-for";

export default suite(__filename, "an order that owes money", (store) => {
  let admin: AtomeAdmin;

  beforeEach(async () => {
    admin = await AtomeAdmin.logIn(store);
  });

  async function place() {
    const regions = await store.container.resolve(Modules.REGION).listRegions();
    const [channel] = await store.container.resolve(Modules.SALES_CHANNEL).listSalesChannels();
    const region = regions.find(({ currency_code }) => currency_code === "thb")!;
    return { regionId: region.id, channelId: channel.id };
  }

  /** A draft order of one thing, as made at the counter. */
  async function draftOrder(price = 120) {
    const { regionId, channelId } = await place();
    const { draft_order } = await admin.staff.post<{ draft_order: { id: string } }>(
      "/admin/draft-orders",
      {
        region_id: regionId,
        sales_channel_id: channelId,
        email: "walk-in@example.com",
        items: [{ title: "Repair", unit_price: price, quantity: 1 }],
      },
    );
    return draft_order.id;
  }

  async function counterOrder(price?: number) {
    const id = await draftOrder(price);
    await admin.staff.post(`/admin/draft-orders/${id}/convert-to-order`);
    return id;
  }

  const statusAt = (chargeId: string) => store.sandbox.charge(chargeId).status;

  it("shows what it owes, with whom it can be paid, and for how long a code would live", async () => {
    const orderId = await counterOrder();
    const { regionId } = await place();

    expect(await admin.order(orderId)).toEqual({
      charges: [],
      owed_amount: 12_000,
      currency: "THB",
      providers: [
        { provider_id: "pp_atome-qr_th", account: "th" },
        { provider_id: "pp_atome-qr_thorder", account: "thorder" },
        { provider_id: "pp_atome-qr_thhold", account: "thhold" },
      ],
      expiry: { seconds: 43_200, source: "option" },
    });
    await admin.override({ scope: "region", region_id: regionId, expires_in_seconds: 300 });
    expect((await admin.order(orderId)).expiry).toEqual({ seconds: 300, source: "region" });
  });

  it("gets a code, and is paid with it", async () => {
    const orderId = await counterOrder();

    const { status, data } = await admin.newQr(orderId, { expires_in_seconds: 90 });

    expect(status).toBe(200);
    expect(data.charge).toMatchObject({
      status: "pending",
      account: "th",
      amount: 12_000,
      order_id: orderId,
      order_display_id: expect.any(Number) as number,
      cart_id: null,
      email: "walk-in@example.com",
    });
    expect(data.charge.timeline).toMatchObject([
      { kind: "created", cause: "staff", user_id: admin.userId },
      { kind: "opened", cause: "staff", user_id: admin.userId },
    ]);
    const { created_at, expires_at } = store.sandbox.charge(data.charge.charge_id!);
    const lifetime = (Date.parse(expires_at) - Date.parse(created_at)) / 1000;
    expect(lifetime).toBeGreaterThan(85);
    expect(lifetime).toBeLessThan(95);
    expect((await admin.order(orderId)).charges).toHaveLength(1);

    store.sandbox.pay(data.charge.charge_id!);

    await waitFor(async () => {
      const order = await admin.staff.order(orderId);
      expect(order.summary).toMatchObject({ paid_total: 120, pending_difference: 0 });
      expect(order.payment_status).toBe("captured");
    });
    await waitFor(async () => {
      const { timeline } = await admin.charge(data.charge.id);
      expect(timeline.at(-1)).toMatchObject({ kind: "order_placed", cause: "webhook" });
    });
    expect(await admin.order(orderId)).toMatchObject({ owed_amount: 0 });
    expect((await admin.charge(data.charge.id)).attention).toBeNull();
  });

  it("is paid too where no webhook ever comes", async () => {
    store.sandbox.webhooks.faults = { off: true };
    const orderId = await counterOrder();
    const { data } = await admin.newQr(orderId);
    store.sandbox.pay(data.charge.charge_id!);

    await minuteLater(store);
    await runJob(store);

    expect((await admin.staff.order(orderId)).payment_status).toBe("captured");
    expect(await admin.charge(data.charge.id)).toMatchObject({ status: "paid", attention: null });
  });

  it("is paid while it is still a draft", async () => {
    const orderId = await draftOrder();
    const { status, data } = await admin.newQr(orderId);
    expect(status).toBe(200);
    store.sandbox.pay(data.charge.charge_id!);

    await waitFor(async () =>
      expect(await admin.charge(data.charge.id)).toMatchObject({
        status: "paid",
        attention: null,
        timeline: expect.arrayContaining([
          expect.objectContaining({ kind: "order_placed" }),
        ]) as object,
      }),
    );
    await admin.staff.post(`/admin/draft-orders/${orderId}/convert-to-order`);
    expect((await admin.staff.order(orderId)).summary).toMatchObject({
      paid_total: 120,
      pending_difference: 0,
    });
  });

  it("has one code that can be paid: the next takes the place of the last", async () => {
    const orderId = await counterOrder();
    const first = await admin.newQr(orderId);
    const second = await admin.newQr(orderId, { provider_id: "pp_atome-qr_thhold" });

    expect(second.data.charge.account).toBe("thhold");
    expect(statusAt(first.data.charge.charge_id!)).toBe("expired");
    expect(statusAt(second.data.charge.charge_id!)).toBe("pending");
    const { charges } = await admin.order(orderId);
    expect(charges.map(({ id }) => id)).toEqual([second.data.charge.id, first.data.charge.id]);
    const [{ count }] = await store.db("order_payment_collection").count<{ count: string }[]>("*");
    expect(count).toBe("1");
  });

  it("gets one code from two who press at once", async () => {
    const orderId = await counterOrder();

    const answers = await Promise.all([admin.newQr(orderId), admin.newQr(orderId)]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(answers.map(({ data }) => data.charge.id)).size).toBe(1);
    const open = store.sandbox.charges().filter(({ status }) => status === "pending");
    expect(open).toHaveLength(1);
  });

  it("gets no second code when the first was paid this very moment", async () => {
    store.sandbox.webhooks.faults = { off: true };
    const orderId = await counterOrder();
    const { data } = await admin.newQr(orderId);
    store.sandbox.pay(data.charge.charge_id!);

    const second = await admin.newQr(orderId);

    expect([second.status, second.data.code]).toEqual([409, "charge_already_paid"]);
    expect(store.sandbox.charges()).toHaveLength(1);
    expect((await admin.staff.order(orderId)).payment_status).toBe("captured");
  });

  it("gets none when it was cancelled because its code has just expired", async () => {
    store.sandbox.webhooks.faults = { off: true };
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_thorder");
    const { order } = await shopper.complete();
    store.sandbox.expire(session.data.charge_id);

    const { status, data } = await admin.newQr(order!.id);

    expect([status, data.code]).toEqual([400, "order_not_payable"]);
    expect((await admin.staff.order(order!.id)).status).toBe("canceled");
    expect(store.sandbox.charges()).toHaveLength(1);
  });

  it("keeps its code when the account of it is not configured any more, and gets no other", async () => {
    const orderId = await counterOrder();
    await admin.newQr(orderId);
    await store.db("atome_qr_charge").update({ account: "gone" });

    const second = await admin.newQr(orderId);

    expect([second.status, second.data.code]).toEqual([400, "account_not_configured"]);
    expect(store.sandbox.charges()).toHaveLength(1);
  });

  it("keeps its code when Omise cannot be reached, and gets no other", async () => {
    const orderId = await counterOrder();
    const { data } = await admin.newQr(orderId);
    store.sandbox.faults.add({ match: "*", kind: "reset", times: 100 });

    const second = await admin.newQr(orderId);

    expect([second.status, second.data.code]).toEqual([500, "omise_unavailable"]);
    store.sandbox.faults.clear();
    expect(statusAt(data.charge.charge_id!)).toBe("pending");
    expect(store.sandbox.charges()).toHaveLength(1);
  });

  it("is left with none when a new one cannot be made, and can be tried again", async () => {
    const orderId = await counterOrder();
    store.sandbox.faults.add({ match: "POST /charges", kind: "error", status: 400, times: 1 });
    const refused = await admin.newQr(orderId);
    expect([refused.status, refused.data.code]).toEqual([400, "charge_rejected"]);
    store.sandbox.faults.clear();

    expect(await admin.newQr(orderId)).toMatchObject({ status: 200 });
    const [{ count }] = await store.db("order_payment_collection").count<{ count: string }[]>("*");
    expect(count).toBe("1");
  });

  it("is not cancelled when its code expires, and gets a new one on the page", async () => {
    const orderId = await counterOrder();
    const { data } = await admin.newQr(orderId);
    const { data: link } = await admin.do(data.charge.id, "pay-link");
    store.sandbox.expire(data.charge.charge_id!);
    await waitFor(async () => expect((await admin.charge(data.charge.id)).status).toBe("expired"));

    const page = new PayLink(store, link.pay_url!);
    expect((await page.open()).state).toBe("expired");
    const { leadsTo } = await page.renew();

    expect((await leadsTo.open()).state).toBe("waiting");
    expect((await admin.staff.order(orderId)).status).toBe("pending");
    const open = store.sandbox.charges().find(({ status }) => status === "pending")!;
    expect(open.amount).toBe(12_000);
    store.sandbox.pay(open.id);
    await waitFor(async () =>
      expect((await admin.staff.order(orderId)).payment_status).toBe("captured"),
    );
    await waitFor(async () => expect((await leadsTo.open()).state).toBe("paid"));
    const { charges } = await admin.order(orderId);
    expect(charges.map(({ order_id }) => order_id)).toEqual([orderId, orderId]);
  });

  it("cannot be paid any more once it is cancelled", async () => {
    const orderId = await counterOrder();
    const { data } = await admin.newQr(orderId);

    await admin.staff.post(`/admin/orders/${orderId}/cancel`);

    await waitFor(() => expect(statusAt(data.charge.charge_id!)).toBe("expired"));
    expect(await admin.order(orderId)).toMatchObject({ owed_amount: 0 });
    const again = await admin.newQr(orderId);
    expect([again.status, again.data.code]).toEqual([400, "order_not_payable"]);
    expect(again.data.message).toContain("cancelled");
  });

  it("that was paid at the checkout and edited since owes the rest, and shows both", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    const orderId = await shopper.waitForOrder(session.id);
    const { total } = await admin.staff.order(orderId);
    await admin.staff.addToOrder(orderId);
    const { owed_amount: owed } = await admin.order(orderId);
    expect(owed).toBeGreaterThan(0);

    const { data } = await admin.newQr(orderId);
    expect(data.charge.amount).toBe(owed);
    store.sandbox.pay(data.charge.charge_id!);

    await waitFor(async () => {
      const order = await admin.staff.order(orderId);
      expect(order.summary).toMatchObject({
        paid_total: total + owed / 100,
        pending_difference: 0,
      });
      expect(order.payment_status).toBe("captured");
    });
    await waitFor(async () => {
      const { charges } = await admin.order(orderId);
      expect(
        charges.map(({ charge_id, order_id, attention }) => [charge_id, order_id, attention]),
      ).toEqual([
        [data.charge.charge_id, orderId, null],
        [session.data.charge_id, orderId, null],
      ]);
    });
  });

  it("placed ahead of its payment stays when staff give it a code of their own", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_thorder");
    const { order } = await shopper.complete();

    const { status, data } = await admin.newQr(order!.id, { provider_id: "pp_atome-qr_th" });

    expect(status).toBe(200);
    expect(statusAt(session.data.charge_id)).toBe("expired");
    await store.sandbox.webhooks.settled();
    await minuteLater(store);
    await runJob(store);
    expect((await admin.staff.order(order!.id)).status).toBe("pending");
    expect(statusAt(data.charge.charge_id!)).toBe("pending");

    store.sandbox.pay(data.charge.charge_id!);
    await waitFor(async () => {
      const paid = await admin.staff.order(order!.id);
      expect(paid.payment_status).toBe("captured");
      expect(paid.summary.pending_difference).toBe(0);
    });
    expect((await admin.order(order!.id)).charges).toHaveLength(2);
  });

  it("is refunded through Medusa, as any other", async () => {
    const orderId = await counterOrder();
    const { data } = await admin.newQr(orderId);
    store.sandbox.pay(data.charge.charge_id!);
    await waitFor(async () => expect((await admin.charge(data.charge.id)).status).toBe("paid"));
    await store.sandbox.webhooks.settled();

    await waitFor(async () =>
      expect(await admin.do(data.charge.id, "refund")).toMatchObject({ status: 200 }),
    );

    expect((await admin.staff.order(orderId)).payment_status).toBe("refunded");
    expect(store.sandbox.charge(data.charge.charge_id!).refunded_amount).toBe(12_000);
  });

  it.each([29, 43_201, 1.5])("gets no code of %d seconds", async (seconds) => {
    const orderId = await counterOrder();
    const { status, data } = await admin.newQr(orderId, { expires_in_seconds: seconds });
    expect([status, data.code]).toEqual([400, "invalid_expiry"]);
    expect(store.sandbox.charges()).toEqual([]);
  });

  it("of more or less than Atome QR takes is refused with the limit", async () => {
    const small = await admin.newQr(await counterOrder(19.99));
    expect([small.status, small.data.code]).toEqual([400, "amount_below_minimum"]);
    expect(small.data.message).toContain("THB 20.00");
    const large = await admin.newQr(await counterOrder(50_000.01));
    expect([large.status, large.data.code]).toEqual([400, "amount_above_maximum"]);
    expect(store.sandbox.charges()).toEqual([]);
  });

  it("gets no code of a provider that its region does not offer", async () => {
    const orderId = await counterOrder();
    for (const id of ["pp_atome-qr_sg", "pp_system_default", "pp_atome-qr_none"]) {
      const { status, data } = await admin.newQr(orderId, { provider_id: id });
      expect({ id, status, code: data.code }).toEqual({
        id,
        status: 400,
        code: "provider_not_available",
      });
    }
  });

  it("that is paid owes nothing", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    const orderId = await shopper.waitForOrder(session.id);
    const { status, data } = await admin.newQr(orderId);
    expect([status, data.code]).toEqual([400, "order_not_payable"]);
  });

  it("that does not exist is a clear 404", async () => {
    for (const id of ["order_none", "%00", "..%2F..", "a%20b"]) {
      const shown = await admin.ask("get", `/orders/${id}`);
      const made = await admin.newQr(id);
      expect({ id, codes: [shown.data.code, made.data.code] }).toEqual({
        id,
        codes: ["order_not_found", "order_not_found"],
      });
    }
  });
});
