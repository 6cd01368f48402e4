import { changesAsked } from "../support/asked-of-omise";
import { runJob, runNextJob } from "../support/job";
import { ledgerRow } from "../support/ledger-row";
import { suite } from "../support/store-suite";

export default suite(__filename, "a paid charge with nothing to pay for", (store) => {
  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  const settle = () => runNextJob(store);
  const row = () => ledgerRow(store);

  async function paidOrder() {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await settle();
    const orderId = await shopper.waitForOrder(session.id);
    return { shopper, orderId, chargeId: session.data.charge_id };
  }

  it("because its order was taken back after it had been settled is told to staff", async () => {
    const { orderId } = await paidOrder();
    await store.db("order_cart").where({ order_id: orderId }).delete();
    await store.db("order").where({ id: orderId }).update({ deleted_at: store.db.fn.now() });

    await store.db("atome_qr_charge").update({ next_check_at: store.db.fn.now() });
    await runJob(store);

    expect(await row()).toMatchObject({ attention: "order_not_placed" });
  });

  it("because the order is there keeps its session, whatever a forgotten page asks for", async () => {
    const { shopper, chargeId } = await paidOrder();
    const { payment_collection: collection } = await shopper.cart();

    store.sandbox.clearRequests();

    const answer = await shopper.refused(
      "post",
      `/store/payment-collections/${collection!.id}/payment-sessions`,
      { provider_id: "pp_atome-qr_th" },
    );

    // Core's words when a provider does not let go of a session.
    expect(answer).toMatchObject({
      status: 500,
      data: { message: "Could not delete all payment sessions" },
    });
    // Core asks for the new code first, and takes it back.
    const codes = store.sandbox.charges();
    expect(codes.map(({ status }) => status)).toEqual(["successful", "expired"]);
    expect(changesAsked(store)).toEqual(["POST /charges", `POST /charges/${codes[1].id}/expire`]);
    expect(await store.db("payment_session").whereNull("deleted_at")).toMatchObject([
      { data: { charge_id: chargeId } },
    ]);
  });

  it("in part, because the cart was changed while core placed its order, is told to staff", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await settle();
    // As if the order had been made of the changed cart.
    await store
      .db("order_item")
      .update({ quantity: 2, raw_quantity: JSON.stringify({ value: "2", precision: 20 }) });
    const now = store.db.fn.now();
    await store.db("atome_qr_charge").update({ finalized_at: null, next_check_at: now });

    await settle();

    expect(await row()).toMatchObject({
      attention: "order_amount_differs",
      refunded_amount: 0,
    });
    expect((await row()).finalized_at).not.toBeNull();
  });
});
