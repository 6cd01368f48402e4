import { AtomeAdmin } from "../support/atome-admin";
import { ledgerRow } from "../support/ledger-row";
import { orderToRefund } from "../support/order-to-refund";
import { type Staff } from "../support/staff";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

interface Line {
  id: string;
  variant_id: string;
}

export default suite(__filename, "an order with an exchange", (store) => {
  /** The order's item comes back, and `quantity` of the same goes out. */
  async function exchange(staff: Staff, orderId: string, quantity: number): Promise<void> {
    const path = `/admin/orders/${orderId}`;
    const { order } = await staff.get<{ order: { items: Line[] } }>(`${path}?fields=*items`);
    const [{ id, variant_id }] = order.items;
    await staff.post(`${path}/fulfillments`, { items: [{ id, quantity: 1 }] });
    const { exchange: begun } = await staff.post<{ exchange: { id: string } }>("/admin/exchanges", {
      order_id: orderId,
    });
    const base = `/admin/exchanges/${begun.id}`;
    await staff.post(`${base}/inbound/items`, { items: [{ id, quantity: 1 }] });
    await staff.post(`${base}/outbound/items`, { items: [{ variant_id, quantity }] });
    await staff.post(`${base}/request`);
  }

  it("asks for the difference, as Medusa does, and is balanced once that is paid", async () => {
    const { staff, orderId, order } = await orderToRefund(store);
    const admin = await AtomeAdmin.logIn(store);
    await exchange(staff, orderId, 2);
    const owed = (await staff.order(orderId)).summary.pending_difference;
    expect(owed).toBeGreaterThan(0);
    expect(owed).toBeLessThan(order.total);

    expect(await admin.order(orderId)).toMatchObject({ owed_amount: owed * 100 });
    const { status, data } = await admin.newQr(orderId);
    expect([status, data.charge.amount]).toEqual([200, owed * 100]);
    store.sandbox.pay(data.charge.charge_id!);

    await waitFor(async () => {
      const rows = await store.db("atome_qr_charge").where({ id: data.charge.id });
      expect(rows).toMatchObject([{ finalized_at: expect.any(Date) as Date, attention: null }]);
    });
    expect((await staff.order(orderId)).summary.pending_difference).toBe(0);
  });

  it("for a free replacement asks for nothing", async () => {
    const { staff, orderId } = await orderToRefund(store);
    const admin = await AtomeAdmin.logIn(store);
    await exchange(staff, orderId, 1);
    expect((await staff.order(orderId)).summary.pending_difference).toBe(0);

    const { status, data } = await admin.newQr(orderId);

    expect([status, data.code]).toEqual([400, "order_not_payable"]);
    expect(await admin.order(orderId)).toMatchObject({ owed_amount: 0 });
    expect(await ledgerRow(store)).toMatchObject({ attention: null });
  });
});
