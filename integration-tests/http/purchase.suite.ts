import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

export default suite(__filename, "a purchase", (store) => {
  it.each([
    { country: "th", currency: "THB" },
    { country: "sg", currency: "SGD" },
    { country: "my", currency: "MYR" },
  ] as const)("in $currency becomes a paid order as soon as the shopper pays", async (market) => {
    const shopper = await store.shopper(market.country);
    const { total } = await shopper.cart();
    const session = await shopper.choosePayment();
    const charge = store.sandbox.charge(session.data.charge_id);
    expect(charge).toMatchObject({ amount: Math.round(total * 100), currency: market.currency });

    store.sandbox.pay(charge.id);
    const orderId = await shopper.waitForOrder(session.id);

    const staff = await store.staff();
    const order = await staff.order(orderId);
    expect(order.payment_status).toBe("captured");
    expect(order.summary).toMatchObject({ paid_total: total, pending_difference: 0 });
    expect(order.payment_collections[0].payments[0].captures).toMatchObject([{ amount: total }]);
  });

  it("tells the store on the event bus, with the order's id", async () => {
    const told: unknown[] = [];
    store.container.resolve("event_bus").subscribe("atome_qr.charge.paid", ({ data }) => {
      told.push(data);
      return Promise.resolve();
    });
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();

    store.sandbox.pay(session.data.charge_id);
    const orderId = await shopper.waitForOrder(session.id);

    await waitFor(() => expect(told).toHaveLength(1));
    expect(told).toMatchObject([{ charge_id: session.data.charge_id, order_id: orderId }]);
  });

  it("asks Omise for exactly one thing when a payment starts: the charge", async () => {
    const shopper = await store.shopper();
    store.sandbox.clearRequests();

    const session = await shopper.choosePayment();

    expect(store.sandbox.requests).toMatchObject([{ method: "POST", path: "/charges" }]);
    expect(session.status).toBe("pending");
  });

  it("tells Omise what is bought and by whom, and nothing that is not valid", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();

    const { source, metadata } = store.sandbox.charge(session.data.charge_id);
    expect(source).toMatchObject({
      type: "atome_qr",
      name: "Somchai Prasert",
      email: "somchai@example.com",
      phone_number: "+66876543210",
      shipping: { country: "TH", city: "Bangkok", postal_code: "10110" },
      items: [{ quantity: 1 }],
    });
    expect(metadata).toEqual({
      medusa_session_id: session.id,
      attempt_id: expect.stringMatching(/^aqchg_/) as string,
    });
  });

  it("shows only whitelisted data, and keeps nothing a client puts in its place", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_th", {
      charge_id: "chrg_test_forged",
      status: "paid",
      amount: 1,
      currency: "JPY",
      expires_at: "2099-01-01T00:00:00Z",
      download_uri: "https://evil.example/qr.png",
      authorize_uri: "https://evil.example/pay",
      pay_url: "https://evil.example",
      livemode: true,
      failure_code: "none",
      failure_message: "none",
    });

    const charge = store.sandbox.charge(session.data.charge_id);
    expect(session.data).toEqual({
      charge_id: charge.id,
      status: "pending",
      amount: charge.amount,
      currency: "THB",
      expires_at: new Date(charge.expires_at).toISOString(),
      download_uri: charge.source.scannable_code?.image.download_uri,
      authorize_uri: null,
      pay_url: expect.stringMatching(/^\/atome-qr\/pay\/[\w-]{32}$/) as string,
      livemode: false,
      failure_code: null,
      failure_message: null,
      source_id: null,
    });
  });

  it("is not completed early: the storefront is told that payment is missing", async () => {
    const shopper = await store.shopper();
    await shopper.choosePayment();

    const answer = await shopper.complete();

    expect(answer).toMatchObject({ type: "cart", error: { type: "payment_requires_more_error" } });
    expect((answer as { cart?: { id: string } }).cart?.id).toBe(shopper.cartId);
    const staff = await store.staff();
    expect(await staff.orders()).toEqual([]);
  });

  it("gives the storefront that completes the cart after payment the same, one order", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);

    const orderIds = new Set([
      await shopper.waitForOrder(session.id),
      (await shopper.complete()).order?.id,
      (await shopper.complete()).order?.id,
    ]);

    expect(orderIds.size).toBe(1);
    const staff = await store.staff();
    expect(await staff.orders()).toHaveLength(1);
  });
});
