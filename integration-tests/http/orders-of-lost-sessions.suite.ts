import { Modules } from "@medusajs/framework/utils";

import { runNextJob } from "../support/job";
import { ledgerRow } from "../support/ledger-row";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

export default suite(__filename, "the order of a paid charge", (store) => {
  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  const settle = () => runNextJob(store);
  const orders = async () => (await store.staff()).orders();
  const row = () => ledgerRow(store);

  describe("whose cart is left with two sessions, as when core dies while it makes a new one,", () => {
    async function twoCodes() {
      const shopper = await store.shopper();
      const first = await shopper.choosePayment();
      const payments = store.container.resolve(Modules.PAYMENT);
      const { payment_collection } = await shopper.cart();
      const second = await payments.createPaymentSession(payment_collection!.id, {
        provider_id: "pp_atome-qr_th",
        amount: first.amount,
        currency_code: "thb",
        data: {},
      });
      return [first.data.charge_id, String(second.data?.charge_id)];
    }

    it.each([0, 1])("is placed, and the code not paid (not no. %d) is dead", async (paid) => {
      const codes = await twoCodes();
      store.sandbox.pay(codes[paid]);

      await settle();

      expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
      expect(store.sandbox.charge(codes[1 - paid]).status).toBe("expired");
      expect(store.sandbox.charge(codes[paid]).refunded_amount).toBe(0);
    });

    it("can be paid with the newer code alone, a minute later", async () => {
      const codes = await twoCodes();
      await settle();
      expect(codes.map((code) => store.sandbox.charge(code).status)).toEqual([
        "expired",
        "pending",
      ]);
    });

    it("is placed once when both are paid, and the other payment goes back", async () => {
      const codes = await twoCodes();
      codes.forEach((code) => store.sandbox.pay(code));

      await waitFor(async () => {
        await settle();
        const refunds = codes.map((code) => store.sandbox.charge(code).refunds.total);
        expect(refunds.sort()).toEqual([0, 1]);
      });

      expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
      const rows = await store.db<object>("atome_qr_charge").select("attention");
      expect(rows).toContainEqual({ attention: "cart_already_ordered" });
      expect(rows).toContainEqual({ attention: null });
    });
  });

  it.each(["th", "thorder"])(
    "comes although its session is gone, when the cart is still what was paid for (%s)",
    async (account) => {
      const shopper = await store.shopper();
      const session = await shopper.choosePayment(`pp_atome-qr_${account}`);
      await store.db("payment_session").where({ id: session.id }).delete();
      store.sandbox.pay(session.data.charge_id);

      await settle();

      expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
      expect(store.sandbox.charges()).toHaveLength(1);
      expect(await row()).toMatchObject({ attention: null, refunded_amount: 0 });
    },
  );

  it("is what a shopper gets who asks for a new code for a cart that was paid already", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await store.db("payment_session").where({ id: session.id }).delete();
    store.sandbox.pay(session.data.charge_id);
    await store.db("atome_qr_charge").update({ status: "paid" }); // as just seen at Omise

    const again = await shopper.choosePayment();

    expect(again.data).toMatchObject({ charge_id: session.data.charge_id, status: "paid" });
    await settle();
    expect(await shopper.waitForOrder(again.id)).toBeTruthy();
    expect(store.sandbox.charges()).toHaveLength(1);
  });

  it("comes even when its session had been closed over a charge that looked expired", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.tamper(session.data.charge_id, { status: "expired" });
    await settle();
    expect(await shopper.payment(session.id)).toMatchObject({ status: "expired" });

    store.sandbox.tamper(session.data.charge_id, { status: "pending" });
    store.sandbox.pay(session.data.charge_id);
    await store
      .db("atome_qr_charge")
      .update({ finalized_at: null, next_check_at: store.db.fn.now() });
    await settle();

    expect(await orders()).toMatchObject([{ payment_status: "captured" }]);
  });
});
