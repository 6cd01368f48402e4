import { changesAsked } from "../../support/asked-of-omise";
import { AtomeAdmin } from "../../support/atome-admin";
import { heldCharge, openCharge, paidOrder } from "../../support/given-charges";
import { suite } from "../../support/store-suite";

const DAY_MS = 24 * 60 * 60 * 1000;

export default suite(__filename, "what staff can do with a charge", (store) => {
  let admin: AtomeAdmin;

  beforeEach(async () => {
    admin = await AtomeAdmin.logIn(store);
    // What staff do must not need anybody's help.
    store.sandbox.webhooks.faults = { off: true };
  });

  const refundsAt = (chargeId: string) =>
    store.sandbox.charge(chargeId).refunds.data.map(({ amount }) => amount);

  const refundOf = (chargeId: string) => `POST /charges/${chargeId}/refunds`;

  describe("refund", () => {
    it("of an order goes through Medusa, in part and then all that is left", async () => {
      const { chargeId, orderId, session } = await paidOrder(store, admin);
      const total = session.amount * 100;

      const first = await admin.do(chargeId, "refund", { amount: 1_050 });
      expect(first).toMatchObject({ status: 200, data: { charge: { refunded_amount: 1_050 } } });
      const second = await admin.do(chargeId, "refund");

      expect(second.data.charge).toMatchObject({ refunded_amount: total, refundable_amount: 0 });
      expect(refundsAt(chargeId)).toEqual([1_050, total - 1_050]);
      const order = await admin.staff.order(orderId);
      expect(order.payment_status).toBe("refunded");
      const [{ payments }] = order.payment_collections;
      expect(payments[0].refunds.map(({ amount }) => amount).sort()).toEqual(
        [10.5, session.amount - 10.5].sort(),
      );
      const { rows } = await store.db.raw<{ rows: { created_by: string }[] }>(
        "select distinct created_by from refund",
      );
      expect(rows).toEqual([{ created_by: admin.userId }]);
    });

    it("above what is left is refused with what is left", async () => {
      const { chargeId, session } = await paidOrder(store, admin);
      const total = session.amount * 100;
      await admin.do(chargeId, "refund", { amount: total - 500 });
      store.sandbox.clearRequests();

      const { status, data } = await admin.do(chargeId, "refund", { amount: 501 });

      expect([status, data.code]).toEqual([400, "refund_exceeds_rest"]);
      expect(data.message).toContain("Only THB 5.00 of this payment is left");
      // Omise would refuse it, too: it is not asked.
      expect(changesAsked(store)).toEqual([]);
      expect(refundsAt(chargeId)).toEqual([total - 500]);
    });

    it("counts what was refunded in Omise's dashboard and nobody has heard of", async () => {
      const { chargeId, session } = await paidOrder(store, admin);
      store.sandbox.refund(chargeId, 700);

      const { data } = await admin.do(chargeId, "refund");

      expect(data.charge.refunded_amount).toBe(session.amount * 100);
      expect(refundsAt(chargeId)).toEqual([700, session.amount * 100 - 700]);
    });

    it("by two at once, each of all that is left, goes out once", async () => {
      const { chargeId, session } = await paidOrder(store, admin);
      store.sandbox.clearRequests();

      const answers = await Promise.all([
        admin.do(chargeId, "refund"),
        admin.do(chargeId, "refund"),
      ]);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
      const refused = answers.find(({ status }) => status === 400)!;
      expect(refused.data.code).toBe("refund_exceeds_rest");
      expect(refused.data.message).toContain("has gone back already");
      expect(changesAsked(store)).toEqual([refundOf(chargeId)]);
      expect(refundsAt(chargeId)).toEqual([session.amount * 100]);
    });

    it("by two at once, each of the same part, goes out once", async () => {
      const { chargeId } = await paidOrder(store, admin);
      const part = { amount: 1_000, refunded_amount: 0 };
      store.sandbox.clearRequests();

      const answers = await Promise.all([
        admin.do(chargeId, "refund", part),
        admin.do(chargeId, "refund", part),
      ]);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const refused = answers.find(({ status }) => status === 409)!;
      expect(refused.data.code).toBe("refunded_meanwhile");
      expect(refused.data.message).toContain("THB 10.00 has gone back by now");
      expect(changesAsked(store)).toEqual([refundOf(chargeId)]);
      expect(refundsAt(chargeId)).toEqual([1_000]);
    });

    it("after 60 days is refused with what to do instead", async () => {
      store.sandbox.clock.advance(-61 * DAY_MS);
      try {
        const { chargeId } = await paidOrder(store, admin);
        store.sandbox.clearRequests();

        const { status, data } = await admin.do(chargeId, "refund", { amount: 1_000 });

        expect([status, data.code]).toEqual([400, "refund_too_late"]);
        expect(data.message).toContain("bank transfer");
        expect(changesAsked(store)).toEqual([]);
        expect(refundsAt(chargeId)).toEqual([]);
        expect((await admin.charge(chargeId)).refundable_amount).toBe(0);
      } finally {
        store.sandbox.clock.advance(61 * DAY_MS);
      }
    });

    it("of money that is held for staff goes back directly", async () => {
      const { chargeId } = await heldCharge(store, admin);
      const { amount } = store.sandbox.charge(chargeId);

      const { status, data } = await admin.do(chargeId, "refund");

      expect(status).toBe(200);
      expect(data.charge).toMatchObject({ refunded_amount: amount, order_id: null });
      // Who pays all of it back has dealt with it.
      const byStaff = { actor: "staff", user_id: admin.userId };
      expect(data.charge.timeline.slice(-2)).toMatchObject([
        { kind: "refunded", ...byStaff },
        { kind: "attention_handled", ...byStaff },
      ]);
      expect(refundsAt(chargeId)).toEqual([amount]);
      // The reason stays: nobody may capture it now, or ever.
      expect(data.charge.attention).toBe("session_gone");
    });

    it("of held money by two at once goes out once", async () => {
      const { chargeId } = await heldCharge(store, admin);
      store.sandbox.clearRequests();
      const answers = await Promise.all([
        admin.do(chargeId, "refund"),
        admin.do(chargeId, "refund"),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
      const refused = answers.find(({ status }) => status === 400)!;
      expect(refused.data.code).toBe("refund_exceeds_rest");
      expect(changesAsked(store)).toEqual([refundOf(chargeId)]);
      expect(refundsAt(chargeId)).toHaveLength(1);
    });

    it("of what is not paid is refused", async () => {
      const { chargeId } = await openCharge(store);
      store.sandbox.clearRequests();
      const { status, data } = await admin.do(chargeId, "refund");
      expect([status, data.code]).toEqual([400, "charge_not_paid"]);
      expect(changesAsked(store)).toEqual([]);
      expect(store.sandbox.charge(chargeId).status).toBe("pending");
    });

    it.each([{ amount: 0 }, { amount: -5 }, { amount: 1.5 }, { amount: "5" }, { sum: 5 }])(
      "of %j is refused",
      async (body) => {
        const { chargeId } = await paidOrder(store, admin);
        store.sandbox.clearRequests();
        const { status, data } = await admin.do(chargeId, "refund", body);
        expect([status, data.code]).toEqual([400, "invalid_input"]);
        expect(data.message).toMatch(/amount|sum/);
        expect(store.sandbox.requests).toEqual([]);
        expect(refundsAt(chargeId)).toEqual([]);
      },
    );

    it("says so when Omise cannot be reached, and is not half made", async () => {
      const { chargeId, orderId } = await paidOrder(store, admin);
      store.sandbox.faults.add({ match: "*", kind: "reset", times: 100 });

      const { status, data } = await admin.do(chargeId, "refund", { amount: 1_000 });

      expect([status, data.code]).toEqual([500, "omise_unavailable"]);
      store.sandbox.faults.clear();
      expect(refundsAt(chargeId)).toEqual([]);
      expect((await admin.staff.order(orderId)).payment_status).toBe("captured");
      expect(await store.db("refund").select()).toEqual([]);
      expect(await admin.do(chargeId, "refund", { amount: 1_000 })).toMatchObject({
        status: 200,
        data: { charge: { refunded_amount: 1_000 } },
      });
      expect(refundsAt(chargeId)).toEqual([1_000]);
    });
  });
});
