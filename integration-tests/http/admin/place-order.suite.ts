import { AtomeAdmin } from "../../support/atome-admin";
import { breakOrders, mendOrders } from "../../support/break-orders";
import { openCharge, paidOrder } from "../../support/given-charges";
import { runNextJob } from "../../support/job";
import { ledgerRow } from "../../support/ledger-row";
import { setStock } from "../../support/stock";
import { suite } from "../../support/store-suite";

export default suite(__filename, "a paid charge whose order staff have placed again", (store) => {
  let admin: AtomeAdmin;

  beforeEach(async () => {
    admin = await AtomeAdmin.logIn(store);
    store.sandbox.webhooks.faults = { off: true };
  });
  afterEach(() => mendOrders(store));

  /** Paid when the goods had run out; the store holds such money. */
  async function unplaced() {
    const open = await openCharge(store, { providerId: "pp_atome-qr_thhold" });
    await setStock(store, 0);
    store.sandbox.pay(open.chargeId);
    await runNextJob(store);
    const charge = await admin.charge(open.chargeId);
    expect(charge).toMatchObject({ attention: "order_not_placed", can_place_order: true });
    return { ...open, charge };
  }

  const place = (chargeId: string) => admin.do(chargeId, "place-order");
  const orders = () => admin.staff.orders();

  it("is told why it could not be placed", async () => {
    const { charge } = await unplaced();
    expect(charge.attention_detail).toMatch(/stock/);
  });

  it("becomes its order once the goods are back, and needs nobody any more", async () => {
    const { chargeId } = await unplaced();
    await setStock(store, 10);

    const { status, data } = await place(chargeId);

    expect(status).toBe(200);
    expect(data.charge).toMatchObject({
      attention: null,
      attention_resolved: null, // staff did it
      can_place_order: false,
      order_id: expect.any(String) as string,
    });
    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
    expect(data.charge.timeline.slice(-2)).toMatchObject([
      { kind: "attention_cleared", actor: "staff", user_id: admin.userId },
      { kind: "order_placed", actor: "staff", user_id: admin.userId },
    ]);
    expect(await admin.ids("?attention=true")).toEqual([]);
  });

  it("is refused with the reason while it still cannot be placed, and stays held", async () => {
    const { chargeId } = await unplaced();

    const { status, data } = await place(chargeId);

    expect([status, data.code]).toEqual([400, "order_not_placed"]);
    expect(data.message).toMatch(/still cannot be placed: .*stock/);
    expect(await ledgerRow(store)).toMatchObject({
      attention: "order_not_placed",
      finalized_at: expect.any(Date) as Date,
      refunded_amount: 0,
    });
    expect(await orders()).toEqual([]);
    expect(store.sandbox.charge(chargeId).refunds.total).toBe(0);
  });

  it("is refused with the reason also where Omise does not take the money back", async () => {
    const { chargeId } = await openCharge(store);
    await setStock(store, 0);
    const refusal = { kind: "error", status: 400, code: "failed_refund" } as const;
    store.sandbox.faults.add({ match: "POST /charges/:id/refunds", ...refusal });
    store.sandbox.pay(chargeId);
    await runNextJob(store);
    expect(await admin.charge(chargeId)).toMatchObject({ can_place_order: true });

    expect((await place(chargeId)).data.code).toBe("order_not_placed");
    await setStock(store, 10);
    expect(await place(chargeId)).toMatchObject({ status: 200 });

    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
    store.sandbox.faults.clear();
    await runNextJob(store);
    expect(store.sandbox.charge(chargeId).refunds.total).toBe(0);
  });

  it("by two at once becomes one order", async () => {
    const { chargeId } = await unplaced();
    await setStock(store, 10);

    const answers = await Promise.all([place(chargeId), place(chargeId)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.data.code).toBe("order_not_placeable");
    expect(await orders()).toHaveLength(1);
  });

  it("while its money goes back is refused, or the money does not go back", async () => {
    const { chargeId, session } = await unplaced();
    await setStock(store, 10);

    const [placed, refunded] = await Promise.all([
      place(chargeId),
      admin.do(chargeId, "refund", { refunded_amount: 0 }),
    ]);

    const codes = [placed, refunded].map(({ status, data }) => data.code ?? status);
    const isOneOf = [
      [200, 200], // placed, and then that order's payment refunded: the order shows it
      ["order_not_placeable", 200],
    ];
    expect(isOneOf).toContainEqual(codes);
    expect(store.sandbox.charge(chargeId).refunded_amount).toBe(session.amount * 100);
    const { order_id: orderId } = await ledgerRow(store);
    const shown = orderId ? [(await admin.staff.order(orderId)).payment_status] : [];
    expect(shown).toEqual(placed.status === 200 ? ["refunded"] : []);
  });

  it("is refused while the outcome of a refund is unclear", async () => {
    const { chargeId } = await unplaced();
    await setStock(store, 10);
    store.sandbox.faults.add({ match: "POST /charges/:id/refunds", kind: "lost_answer", times: 1 });
    store.sandbox.faults.add({ match: "GET /charges/:id/refunds", kind: "reset", times: 100 });
    expect((await admin.do(chargeId, "refund")).data.code).toBe("outcome_unknown");
    store.sandbox.faults.clear();

    expect((await admin.charge(chargeId)).can_place_order).toBe(false);
    const { status, data } = await place(chargeId);

    expect([status, data.code]).toEqual([409, "order_not_placeable"]);
    expect(await orders()).toEqual([]);
  });

  it("that is only late is tried at once", async () => {
    await breakOrders(store, "out of numbers");
    const { chargeId } = await openCharge(store);
    store.sandbox.pay(chargeId);
    await runNextJob(store);
    await store.db("atome_qr_charge").update({ attention: "order_delayed" });
    expect((await place(chargeId)).data.code).toBe("charge_not_finalized");
    await mendOrders(store);

    const { status, data } = await place(chargeId);

    expect([status, data.charge.order_id]).toEqual([200, expect.any(String)]);
    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
  });

  it("that has its order is refused", async () => {
    const { chargeId } = await paidOrder(store, admin);
    const { status, data } = await place(chargeId);
    expect([status, data.code]).toEqual([409, "order_not_placeable"]);
    expect(await orders()).toHaveLength(1);
  });
});
