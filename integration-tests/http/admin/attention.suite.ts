import { AtomeAdmin } from "../../support/atome-admin";
import { breakOrders, mendOrders } from "../../support/break-orders";
import { heldCharge, openCharge } from "../../support/given-charges";
import { runNextJob } from "../../support/job";
import { runJobLater } from "../../support/later";
import { suite } from "../../support/store-suite";

const TWO_MINUTES = 120;

export default suite(__filename, "what needs attention", (store) => {
  let admin: AtomeAdmin;

  beforeEach(async () => {
    admin = await AtomeAdmin.logIn(store);
    store.sandbox.webhooks.faults = { off: true };
  });
  afterEach(() => mendOrders(store));

  /** Paid when nobody wanted it any more, at an account that returns such money. */
  async function returned() {
    const open = await openCharge(store);
    await store.db("payment_session").where({ id: open.session.id }).delete();
    await store
      .db("cart_line_item")
      .where({ cart_id: open.shopper.cartId })
      .update({ quantity: 3 });
    store.sandbox.pay(open.chargeId);
    await runNextJob(store);
    return open;
  }

  const lists = async () => ({
    open: await admin.ids("?attention=true"),
    others: await admin.ids("?attention=false"),
    resolved: await admin.ids("?attention=resolved"),
  });

  it("does not hold what was paid back in full by itself, which is told as resolved", async () => {
    const { chargeId } = await returned();

    const charge = await admin.charge(chargeId);

    expect(charge).toMatchObject({
      attention: "session_gone", // nobody may capture it, ever
      attention_resolved: { reason: "session_gone", by: "money_returned" },
      refunded_amount: charge.amount,
    });
    expect(await lists()).toEqual({ open: [], others: [charge.id], resolved: [charge.id] });
  });

  it("holds it for as long as its money could not be paid back", async () => {
    const refusal = { kind: "error", status: 400, code: "failed_refund" } as const;
    store.sandbox.faults.add({ match: "POST /charges/:id/refunds", ...refusal });
    const { chargeId } = await returned();
    const { id } = await admin.charge(chargeId);
    expect(await lists()).toEqual({ open: [id], others: [], resolved: [] });

    store.sandbox.faults.clear();
    await runJobLater(store, TWO_MINUTES);

    expect(await lists()).toEqual({ open: [], others: [id], resolved: [id] });
  });

  it("does not hold what became its order after all, which is told with its time", async () => {
    await breakOrders(store, "out of numbers");
    const { chargeId } = await openCharge(store);
    store.sandbox.pay(chargeId);
    await runNextJob(store);
    await runJobLater(store, TWO_MINUTES);
    const { id } = await admin.charge(chargeId);
    expect(await lists()).toEqual({ open: [id], others: [], resolved: [] });
    await mendOrders(store);

    await runJobLater(store, TWO_MINUTES);

    expect(await admin.charge(chargeId)).toMatchObject({
      attention: null,
      attention_resolved: {
        reason: "order_delayed",
        by: "worked_out",
        at: expect.any(String) as string,
      },
    });
    expect(await lists()).toEqual({ open: [], others: [id], resolved: [id] });
  });

  it("does not call resolved by itself what staff paid back in full: they dealt with it", async () => {
    const { chargeId } = await heldCharge(store, admin);

    const { data } = await admin.do(chargeId, "refund");

    expect(data.charge).toMatchObject({
      attention: "session_gone",
      attention_handled_at: expect.any(String) as string,
      attention_resolved: null,
    });
    expect(await lists()).toEqual({ open: [], others: [data.charge.id], resolved: [] });
  });

  it("goes on holding what staff paid back in part", async () => {
    const { chargeId } = await heldCharge(store, admin);
    const { data } = await admin.do(chargeId, "refund", { amount: 100 });
    expect(await lists()).toEqual({ open: [data.charge.id], others: [], resolved: [] });
  });

  it("is exported with how it was resolved", async () => {
    await returned();
    const csv = await admin.staff.get<string>("/admin/atome-qr/charges/export?attention=resolved");
    expect(csv).toContain(",money_returned,");
  });
});
