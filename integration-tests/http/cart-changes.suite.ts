import { breakOrders, mendOrders } from "../support/break-orders";
import { minuteLater, runJob } from "../support/job";
import { ledgerRow } from "../support/ledger-row";
import { type Shopper } from "../support/shopper";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

/** Core's words when a provider does not let go of a session, whatever its reason. */
const SESSION_KEPT = {
  status: 500,
  data: { type: "unexpected_state", message: "Could not delete all payment sessions" },
};

export default suite(__filename, "while a QR is open", (store) => {
  const payable = () => store.sandbox.charges().filter(({ status }) => status === "pending");

  /** The answer to a change that is refused. */
  async function doubleItem(shopper: Shopper) {
    const { items } = await shopper.cart();
    return shopper.refused("post", `/store/carts/${shopper.cartId}/line-items/${items[0].id}`, {
      quantity: 2,
    });
  }

  const quantities = async ({ cartId }: Shopper): Promise<number[]> =>
    (await store.db("cart_line_item").where({ cart_id: cartId }).pluck("quantity")).map(Number);

  it("a change of the cart expires it at Omise", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();

    await shopper.addItem();

    expect(store.sandbox.charge(session.data.charge_id).status).toBe("expired");
    expect((await shopper.cart()).payment_collection?.payment_sessions ?? []).toEqual([]);
  });

  it("another payment method expires it at Omise", async () => {
    const shopper = await store.shopper();
    await shopper.choosePayment();

    await shopper.choosePayment("pp_system_default");

    expect(payable()).toEqual([]);
  });

  it("a new session leaves exactly one payable QR", async () => {
    const shopper = await store.shopper();
    await shopper.choosePayment();
    const second = await shopper.choosePayment();

    expect(payable().map(({ id }) => id)).toEqual([second.data.charge_id]);
  });

  it("a change of the cart after it was paid is refused, and the order is placed", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.pay(session.data.charge_id);

    expect(await doubleItem(shopper)).toMatchObject(SESSION_KEPT);
    expect(await quantities(shopper)).toEqual([1]);

    const orderId = await shopper.waitForOrder(session.id);
    const staff = await store.staff();
    const order = await staff.order(orderId);
    expect(order.payment_status).toBe("captured");
    expect(order.summary.pending_difference).toBe(0);
  });

  it("a change of the cart after it was paid is refused, and a completion that fails is repeated at once", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.pay(session.data.charge_id);
    // As while core compensates the change: the cart is neither the old one nor the new.
    await breakOrders(store, "in the middle of a change");
    expect(await doubleItem(shopper)).toMatchObject(SESSION_KEPT);
    await waitFor(async () => expect(await ledgerRow(store)).toMatchObject({ status: "paid" }));

    await mendOrders(store);

    // Without a shopper who polls, and without the job.
    await waitFor(async () => {
      expect(await ledgerRow(store)).toMatchObject({ order_id: expect.any(String) as string });
    });
    expect(await (await store.staff()).orders()).toMatchObject([{ payment_status: "captured" }]);
  });

  it("a change of the cart while Omise cannot be reached is refused: a payable QR is not forgotten", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.faults.add({ match: "*", kind: "reset" });

    expect(await doubleItem(shopper)).toMatchObject(SESSION_KEPT);

    store.sandbox.faults.clear();
    expect(await quantities(shopper)).toEqual([1]);
    expect(payable().map(({ id }) => id)).toEqual([session.data.charge_id]);
    expect((await shopper.payment(session.id)).status).toBe("pending");
    expect((await shopper.cart()).payment_collection?.payment_sessions).toHaveLength(1);
  });

  it("a lost answer to its creation is found again, and adopted", async () => {
    const shopper = await store.shopper();
    store.sandbox.faults.add({ match: "POST /charges", kind: "lost_answer", times: 1 });

    const session = await shopper.choosePayment();

    expect(store.sandbox.charges()).toHaveLength(1);
    store.sandbox.pay(session.data.charge_id);
    expect(await shopper.waitForOrder(session.id)).toBeTruthy();
  });

  it("that no session knows of, after a lost answer, is expired by the job", async () => {
    const shopper = await store.shopper();
    store.sandbox.faults.add({ match: "POST /charges", kind: "lost_answer", times: 1 });
    store.sandbox.faults.add({ match: "GET /charges", kind: "reset" });
    const answer = await shopper.refusedPayment();
    expect(answer).toMatchObject({ status: 500, data: { code: "outcome_unknown" } });
    expect(payable()).toHaveLength(1);
    store.sandbox.faults.clear();

    await store.db("atome_qr_charge").update({
      created_at: store.db.raw("created_at - interval '3 minutes'"),
    });
    await minuteLater(store);
    await runJob(store);

    await waitFor(() => expect(payable()).toEqual([]));
  });
});
