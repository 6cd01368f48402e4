import { type RefundRow } from "../../src/modules/atome-qr/rows";
import { changesAsked } from "../support/asked-of-omise";
import { later, runJobLater } from "../support/later";
import { ledgerRow } from "../support/ledger-row";
import { runJob } from "../support/job";
import { orderToRefund } from "../support/order-to-refund";
import { suite } from "../support/store-suite";
import { webhooksHandled } from "../support/webhook";

const MINUTE_MS = 60_000;
const UNKNOWN = { status: 500, code: "outcome_unknown" };

export default suite(__filename, "a refund that Omise carries out late", (store) => {
  /** The next refund of an order's payment gets no answer, and is carried out so much later. */
  async function lateRefund(minutes: number) {
    const order = await orderToRefund(store);
    const { chargeId } = order;
    const path = `POST /charges/${chargeId}/refunds`;
    store.sandbox.faults.add({ match: path, kind: "late", ms: minutes * MINUTE_MS, times: 1 });
    store.sandbox.clearRequests();
    return { ...order, path };
  }

  const refundsAt = (chargeId: string) =>
    store.sandbox.charge(chargeId).refunds.data.map(({ amount }) => amount);
  const idOf = ({ refund_id: id }: { refund_id: string | null }) => id;
  const rows = () => store.db<RefundRow>("atome_qr_refund").orderBy("created_at");
  const shownBy = async ({ staff, orderId }: Awaited<ReturnType<typeof orderToRefund>>) => {
    const [{ payments }] = (await staff.order(orderId)).payment_collections;
    return payments[0].refunds.map(({ amount }) => amount);
  };

  it("counts as under way until then, and is made once however often it is asked for", async () => {
    const { staff, orderId, chargeId, path } = await lateRefund(5);
    expect(await staff.refund(orderId, 10)).toMatchObject(UNKNOWN);
    expect(await staff.refund(orderId, 10)).toMatchObject(UNKNOWN);
    await runJobLater(store, 4 * 60);
    expect(await staff.refund(orderId, 10)).toMatchObject(UNKNOWN);
    expect(await staff.refund(orderId, 7)).toMatchObject(UNKNOWN); // nor anything else meanwhile

    store.sandbox.clock.advance(5 * MINUTE_MS);
    await webhooksHandled(store);
    await runJobLater(store, 60);

    expect(changesAsked(store)).toEqual([path]);
    expect(refundsAt(chargeId)).toEqual([1_000]);
    expect(await rows()).toMatchObject([{ status: "succeeded", amount: 1_000, sends: 1 }]);
    // Medusa has deleted its row: asked for again, it is recorded and not paid again.
    expect(await staff.refund(orderId, 10)).toMatchObject({ status: 200 });
    expect(refundsAt(chargeId)).toEqual([1_000]);
  });

  it("that never comes is made when it is asked for after that", async () => {
    const { staff, orderId, chargeId } = await lateRefund(24 * 60);
    expect(await staff.refund(orderId, 10)).toMatchObject(UNKNOWN);
    await later(store, 11 * 60);

    expect(await staff.refund(orderId, 10)).toMatchObject({ status: 200 });

    expect(refundsAt(chargeId)).toEqual([1_000]);
    expect(await rows()).toMatchObject([{ status: "succeeded", sends: 2 }]);
  });

  it("after it was made again is in the books as one more, and told", async () => {
    const order = await lateRefund(30);
    const { staff, orderId, chargeId } = order;
    expect(await staff.refund(orderId, 10)).toMatchObject(UNKNOWN);
    await later(store, 11 * 60);
    expect(await staff.refund(orderId, 10)).toMatchObject({ status: 200 });

    store.sandbox.clock.advance(30 * MINUTE_MS);
    await webhooksHandled(store);
    expect(refundsAt(chargeId)).toEqual([1_000, 1_000]);

    await runJobLater(store, 3_600);
    expect(await ledgerRow(store)).toMatchObject({
      refunded_amount: 2_000,
      shown_refunded_amount: 2_000,
    });
    const books = await rows();
    expect(books.map(({ reason, status }) => [reason, status])).toEqual([
      ["staff", "succeeded"],
      ["repeated", "succeeded"],
    ]);
    expect(await shownBy(order)).toEqual([10, 10]);
    await runJobLater(store, 60);
    expect((await rows()).map(idOf)).toEqual(books.map(idOf));
    const told = await store.db("atome_qr_charge_event").where({ reason: "refund_repeated" });
    expect(told).toMatchObject([{ kind: "attention" }]);
  });

  it("of money that had nothing to pay for goes back once, too", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    const chargeId = session.data.charge_id;
    store.sandbox.webhooks.faults = { off: true };
    await store.db("payment_session").where({ id: session.id }).delete();
    await store.db("cart").where({ id: shopper.cartId }).update({ completed_at: new Date() });
    store.sandbox.pay(chargeId);
    const path = `POST /charges/${chargeId}/refunds`;
    store.sandbox.faults.add({ match: path, kind: "late", ms: 5 * MINUTE_MS, times: 1 });
    store.sandbox.clearRequests();

    for (let minute = 0; minute < 4; minute++) {
      await runJobLater(store, 60);
    }
    store.sandbox.clock.advance(5 * MINUTE_MS);
    await later(store, 120);
    await runJob(store);
    await runJobLater(store, 120);

    expect(changesAsked(store)).toEqual([path]);
    expect(refundsAt(chargeId)).toEqual([session.amount * 100]);
    expect(await ledgerRow(store)).toMatchObject({ refunded_amount: session.amount * 100 });
  });
});
