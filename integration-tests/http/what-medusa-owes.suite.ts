import { type AdminChargeDetail } from "../../src/admin-api/types";
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

export default suite(__filename, "an order with an exchange, a return or a claim", (store) => {
  async function deliver(staff: Staff, orderId: string): Promise<Line> {
    const path = `/admin/orders/${orderId}`;
    const { order } = await staff.get<{ order: { items: Line[] } }>(`${path}?fields=*items`);
    const [line] = order.items;
    await staff.post(`${path}/fulfillments`, { items: [{ id: line.id, quantity: 1 }] });
    return line;
  }

  /** The order's item comes back, and `quantity` of the same goes out. */
  async function exchange(staff: Staff, orderId: string, quantity: number): Promise<void> {
    const { id, variant_id } = await deliver(staff, orderId);
    const { exchange: begun } = await staff.post<{ exchange: { id: string } }>("/admin/exchanges", {
      order_id: orderId,
    });
    const base = `/admin/exchanges/${begun.id}`;
    await staff.post(`${base}/inbound/items`, { items: [{ id, quantity: 1 }] });
    await staff.post(`${base}/outbound/items`, { items: [{ variant_id, quantity }] });
    await staff.post(`${base}/request`);
  }

  async function payAndFinalize({ id, charge_id: chargeId }: AdminChargeDetail): Promise<void> {
    store.sandbox.pay(chargeId!);
    await waitFor(async () => {
      const rows = await store.db("atome_qr_charge").where({ id });
      expect(rows).toMatchObject([{ finalized_at: expect.any(Date) as Date, attention: null }]);
    });
  }

  it("with an exchange asks for the difference, as Medusa does, and is balanced once that is paid", async () => {
    const { staff, orderId, order } = await orderToRefund(store);
    const admin = await AtomeAdmin.logIn(store);
    await exchange(staff, orderId, 2);
    const owed = (await staff.order(orderId)).summary.pending_difference;
    expect(owed).toBeGreaterThan(0);
    expect(owed).toBeLessThan(order.total);

    expect(await admin.order(orderId)).toMatchObject({ owed_amount: owed * 100 });
    const { status, data } = await admin.newQr(orderId);
    expect([status, data.charge.amount]).toEqual([200, owed * 100]);
    await payAndFinalize(data.charge);

    expect((await staff.order(orderId)).summary.pending_difference).toBe(0);
  });

  /** The shopper is to send the order's item back. */
  async function requestReturn(staff: Staff, orderId: string, { id }: Line): Promise<void> {
    const { return: begun } = await staff.post<{ return: { id: string } }>("/admin/returns", {
      order_id: orderId,
    });
    const base = `/admin/returns/${begun.id}`;
    await staff.post(`${base}/request-items`, { items: [{ id, quantity: 1 }] });
    await staff.post(`${base}/request`);
  }

  /** The order's item was broken: another one goes out, and one more that is to be paid. */
  async function claim(staff: Staff, orderId: string, { id, variant_id }: Line): Promise<void> {
    const { claim: begun } = await staff.post<{ claim: { id: string } }>("/admin/claims", {
      order_id: orderId,
      type: "replace",
    });
    const base = `/admin/claims/${begun.id}`;
    await staff.post(`${base}/claim-items`, { items: [{ id, quantity: 1, reason: "other" }] });
    await staff.post(`${base}/outbound/items`, { items: [{ variant_id, quantity: 2 }] });
    await staff.post(`${base}/request`);
  }

  /** An order that is paid and delivered, and to which one more of its thing was added since. */
  async function grownOrder() {
    const { staff, orderId } = await orderToRefund(store);
    const admin = await AtomeAdmin.logIn(store);
    const line = await deliver(staff, orderId);
    await staff.addToOrder(orderId);
    return { staff, admin, orderId, line };
  }

  it("with a requested return asks for nothing that the return makes up for", async () => {
    const { staff, admin, orderId, line } = await grownOrder();
    const { owed_amount: before } = await admin.order(orderId);
    expect(before).toBeGreaterThan(0);

    await requestReturn(staff, orderId, line);

    expect((await staff.order(orderId)).summary.pending_difference).toBe(0);
    expect(await admin.order(orderId)).toMatchObject({ owed_amount: 0 });
    const { status, data } = await admin.newQr(orderId);
    expect([status, data.code]).toEqual([400, "order_not_payable"]);
  });

  it("with a claim asks for what Medusa does, and is balanced once that is paid", async () => {
    const { staff, admin, orderId, line } = await grownOrder();
    await claim(staff, orderId, line);
    const owed = (await staff.order(orderId)).summary.pending_difference;

    const { status, data } = await admin.newQr(orderId);
    expect([status, data.charge.amount]).toEqual([200, owed * 100]);
    await payAndFinalize(data.charge);

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
