import { AtomeAdmin } from "../support/atome-admin";
import { OrderDesk } from "../support/order-desk";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

export default suite(__filename, "refunds of fractions of a satang", (store) => {
  async function paid(price: number) {
    const admin = await AtomeAdmin.logIn(store);
    const orderId = await new OrderDesk(store, admin).order(price);
    const { data } = await admin.newQr(orderId);
    const chargeId = data.charge.charge_id!;
    store.sandbox.pay(chargeId);
    await waitFor(async () => {
      expect((await admin.staff.order(orderId)).payment_status).toBe("captured");
    });
    const { payment_collections } = await admin.staff.order(orderId);
    const [payment] = payment_collections.flatMap(({ payments }) => payments);
    const refund = (amount: number) =>
      admin.staff.ask("post", `/admin/payments/${payment.id}/refund`, { amount });
    return { refund, refundsAt: () => store.sandbox.charge(chargeId).refunds.data };
  }

  const sum = (refunds: { amount: number }[]) =>
    refunds.reduce((total, { amount }) => total + amount, 0);

  it("add up to the whole: the last of two halves is the rest", async () => {
    const { refund, refundsAt } = await paid(108.07);

    expect((await refund(54.035)).status).toBe(200);
    expect((await refund(54.035)).status).toBe(200);

    expect(refundsAt().map(({ amount }) => amount)).toEqual([5_404, 5_403]);
  });

  it("add up to the whole: the last of three thirds is the rest", async () => {
    const { refund, refundsAt } = await paid(100);

    for (const third of [33.3333, 33.3333, 33.3334]) {
      expect((await refund(third)).status).toBe(200);
    }

    expect(sum(refundsAt())).toBe(10_000);
  });

  it("a whole satang above what is left is refused all the same", async () => {
    const { refund, refundsAt } = await paid(108.07);
    await refund(54.035);

    const { status, data } = await refund(54.04);

    expect([status, data.code]).toEqual([400, "refund_exceeds_rest"]);
    expect(sum(refundsAt())).toBe(5_404);
  });

  it("a whole satang less than what is left stays that", async () => {
    const { refund, refundsAt } = await paid(108.07);
    await refund(54.04);

    expect((await refund(54.02)).status).toBe(200);

    expect(sum(refundsAt())).toBe(10_806);
  });
});
