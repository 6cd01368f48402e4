import { changesAsked } from "../../support/asked-of-omise";
import { AtomeAdmin } from "../../support/atome-admin";
import { minuteLater, runJob } from "../../support/job";
import { OrderDesk } from "../../support/order-desk";
import { suite } from "../../support/store-suite";
import { waitFor } from "../../support/wait-for";

export default suite(__filename, "an order that owes money", (store) => {
  let admin: AtomeAdmin;
  let desk: OrderDesk;

  beforeEach(async () => {
    admin = await AtomeAdmin.logIn(store);
    desk = new OrderDesk(store, admin);
  });

  const statusAt = (chargeId: string) => store.sandbox.charge(chargeId).status;

  it("shows what it owes, with whom it can be paid, and for how long a code would live", async () => {
    const orderId = await desk.order();

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
    await admin.override({
      scope: "region",
      region_id: await desk.thailand(),
      expires_in_seconds: 300,
    });
    expect((await admin.order(orderId)).expiry).toEqual({ seconds: 300, source: "region" });
  });

  it("gets a code, and is paid with it", async () => {
    const orderId = await desk.order();

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
      { kind: "created", actor: "staff", user_id: admin.userId },
      { kind: "opened", actor: "staff", user_id: admin.userId },
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
      expect(timeline.at(-1)).toMatchObject({ kind: "order_placed", actor: "webhook" });
    });
    expect(await admin.order(orderId)).toMatchObject({ owed_amount: 0 });
    expect((await admin.charge(data.charge.id)).attention).toBeNull();
  });

  it("is paid too where no webhook ever comes", async () => {
    store.sandbox.webhooks.faults = { off: true };
    const orderId = await desk.order();
    const { data } = await admin.newQr(orderId);
    store.sandbox.pay(data.charge.charge_id!);

    await minuteLater(store);
    await runJob(store);

    expect((await admin.staff.order(orderId)).payment_status).toBe("captured");
    expect(await admin.charge(data.charge.id)).toMatchObject({ status: "paid", attention: null });
  });

  it("is paid while it is still a draft", async () => {
    const orderId = await desk.draftOrder();
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

  it("cannot be paid any more once it is cancelled", async () => {
    const orderId = await desk.order();
    const { data } = await admin.newQr(orderId);

    await admin.staff.post(`/admin/orders/${orderId}/cancel`);

    await waitFor(() => expect(statusAt(data.charge.charge_id!)).toBe("expired"));
    expect(await admin.order(orderId)).toMatchObject({ owed_amount: 0 });
    store.sandbox.clearRequests();
    const again = await admin.newQr(orderId);
    expect([again.status, again.data.code]).toEqual([400, "order_not_payable"]);
    expect(again.data.message).toContain("cancelled");
    expect(changesAsked(store)).toEqual([]);
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
    const orderId = await desk.order();
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

  it("that is paid owes nothing", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    const orderId = await shopper.waitForOrder(session.id);
    store.sandbox.clearRequests();
    const { status, data } = await admin.newQr(orderId);
    expect([status, data.code]).toEqual([400, "order_not_payable"]);
    expect(data.message).toContain("owes nothing");
    expect(changesAsked(store)).toEqual([]);
  });

  it("that does not exist is a clear 404", async () => {
    for (const id of ["order_none", "%00", "..%2F..", "a%20b"]) {
      const shown = await admin.ask("get", `/orders/${id}`);
      const made = await admin.newQr(id);
      for (const { status, data } of [shown, made]) {
        expect({ id, status, code: data.code }).toEqual({
          id,
          status: 404,
          code: "order_not_found",
        });
      }
    }
    expect(store.sandbox.requests).toEqual([]);
  });
});
