import { storeSuite } from "../support/store-suite";

storeSuite("a purchase", (store) => {
  it("places a paid order when the shopper pays, with no browser open", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();

    store.sandbox.pay(session.data.charge_id);
    const orderId = await shopper.waitForOrder(session.id);

    const staff = await store.staff();
    const order = await staff.order(orderId);
    expect(order.payment_status).toBe("captured");
    expect(order.summary.pending_difference).toBe(0);
    expect(order.summary.paid_total).toBe(order.total);
  });
});
