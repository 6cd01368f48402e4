import { AtomeAdmin } from "../../support/atome-admin";
import { breakOrders, mendOrders } from "../../support/break-orders";
import { heldCharge, openCharge, paidOrder } from "../../support/given-charges";
import { runNextJob } from "../../support/job";
import { runJobLater } from "../../support/later";
import { suite } from "../../support/store-suite";

const TEN_MINUTES = 11 * 60;

export default suite(__filename, "what staff are told of a refund", (store) => {
  let admin: AtomeAdmin;

  beforeEach(async () => {
    admin = await AtomeAdmin.logIn(store);
    store.sandbox.webhooks.faults = { off: true };
  });
  afterEach(() => mendOrders(store));

  function loseAnswers() {
    const once = { kind: "lost_answer", times: 1 } as const;
    store.sandbox.faults.add({ match: "POST /charges/:id/refunds", ...once });
    store.sandbox.faults.add({ match: "GET /charges/:id/refunds", kind: "reset", times: 100 });
  }

  /** A reason for refunds, as staff set it up in Medusa. */
  async function reason(label: string) {
    const path = "/admin/refund-reasons";
    const body = { label, code: label.toLowerCase().replaceAll(" ", "_") };
    const { data } = await admin.staff.ask<{ refund_reason: { id: string } }>("post", path, body);
    return data.refund_reason.id;
  }

  describe("whose outcome is unclear", () => {
    async function unclear() {
      const paid = await paidOrder(store, admin);
      loseAnswers();
      const { status, data } = await admin.do(paid.chargeId, "refund", { amount: 1_000 });
      expect([status, data.code]).toEqual([500, "outcome_unknown"]);
      return { ...paid, total: paid.session.amount * 100 };
    }

    it("says so, and what can be refunded is without it, on the page and in the lists", async () => {
      const { chargeId, orderId, total } = await unclear();

      const charge = await admin.charge(chargeId);

      const state = { refunded_amount: 0, refunding: { amount: 1_000, is_unclear: true } };
      expect(charge).toMatchObject({
        ...state,
        refundable_amount: total - 1_000,
        refunds: [{ status: "unclear", amount: 1_000 }],
      });
      expect((await admin.list()).charges).toMatchObject([state]);
      expect((await admin.order(orderId)).charges).toMatchObject([state]);
      const csv = await admin.staff.get<string>("/admin/atome-qr/charges/export");
      expect(csv.split("\r\n")[1]).toMatch(/,10\.00$/);
    });

    it("counts once it is known, and can be refunded again", async () => {
      const { chargeId, total } = await unclear();
      store.sandbox.faults.clear();

      await runNextJob(store);

      expect(await admin.charge(chargeId)).toMatchObject({
        refunded_amount: 1_000,
        refunding: null,
        refundable_amount: total - 1_000,
        refunds: [{ status: "succeeded", amount: 1_000 }],
      });
    });

    it("is free again once Omise is known not to have made it", async () => {
      const { chargeId, session } = await paidOrder(store, admin);
      store.sandbox.faults.add({ match: "POST /charges/:id/refunds", kind: "reset", times: 1 });
      store.sandbox.faults.add({ match: "GET /charges/:id/refunds", kind: "reset", times: 100 });
      await admin.do(chargeId, "refund", { amount: 1_000 });
      store.sandbox.faults.clear();

      await runJobLater(store, TEN_MINUTES);

      const charge = await admin.charge(chargeId);
      expect(charge).toMatchObject({
        refunding: null,
        refundable_amount: session.amount * 100,
        refunds: [{ status: "failed", failure_code: "not_made" }],
      });
      expect(charge.timeline.at(-1)).toMatchObject({ kind: "refund_failed", reason: "not_made" });
    });
  });

  describe("that failed", () => {
    it("because Omise was away says that it was Omise", async () => {
      const { chargeId, orderId } = await paidOrder(store, admin);
      store.sandbox.faults.add({ match: "GET /charges/:id", kind: "error", status: 503 });

      const { code } = await admin.staff.refund(orderId, 10);

      expect(code).toBe("omise_unavailable");
      const { refunds, timeline } = await admin.charge(chargeId);
      expect(refunds).toMatchObject([{ status: "failed", failure_code: "omise_unavailable" }]);
      expect(timeline.at(-1)).toMatchObject({
        kind: "refund_failed",
        actor: "staff",
        reason: "omise_unavailable",
      });
    });

    it("because Omise refused it gives Omise's reason", async () => {
      const { chargeId } = await paidOrder(store, admin);
      const message = "the balance is too low";
      const refusal = { kind: "error", status: 400, code: "failed_refund", message } as const;
      store.sandbox.faults.add({ match: "POST /charges/:id/refunds", ...refusal });

      await admin.do(chargeId, "refund", { amount: 1_000 });

      const { refunds, timeline } = await admin.charge(chargeId);
      expect(refunds).toMatchObject([
        {
          status: "failed",
          failure_code: "refund_rejected",
          failure_message: expect.stringContaining(message) as string,
        },
      ]);
      expect(timeline.at(-1)).toMatchObject({ kind: "refund_failed", reason: "refund_rejected" });
    });
  });

  describe("with a reason and a note", () => {
    const why = async () => ({
      refund_reason_id: await reason("Damaged goods"),
      note: "The box was wet.",
    });
    const SHOWN = { refund_reason: "Damaged goods", note: "The box was wet." };

    it("of an order has them in Medusa and on the charge's page", async () => {
      const { chargeId, orderId } = await paidOrder(store, admin);
      const words = await why();

      const { data } = await admin.do(chargeId, "refund", { amount: 1_000, ...words });

      expect(data.charge.refunds).toMatchObject([{ status: "succeeded", ...SHOWN }]);
      const path = `/admin/orders/${orderId}?fields=payment_collections.payments.refunds.*`;
      const { order } = await admin.staff.get<{
        order: { payment_collections: { payments: { refunds: object[] }[] }[] };
      }>(path);
      expect(order.payment_collections[0].payments[0].refunds).toMatchObject([words]);
    });

    it("from Medusa's own order page has them on the charge's page, too", async () => {
      const { chargeId, orderId } = await paidOrder(store, admin);
      const [{ payments }] = (await admin.staff.order(orderId)).payment_collections;
      const body = { amount: 10, ...(await why()) };

      await admin.staff.ask("post", `/admin/payments/${payments[0].id}/refund`, body);

      expect((await admin.charge(chargeId)).refunds).toMatchObject([SHOWN]);
    });

    it("of held money has them on the charge's page", async () => {
      const { chargeId } = await heldCharge(store, admin);
      const { data } = await admin.do(chargeId, "refund", await why());
      expect(data.charge.refunds).toMatchObject([{ status: "succeeded", ...SHOWN }]);
    });

    it("that gives an order up has them on the charge's page", async () => {
      await breakOrders(store, "out of numbers");
      const { chargeId } = await openCharge(store);
      store.sandbox.pay(chargeId);
      await runNextJob(store);

      const { data } = await admin.do(chargeId, "refund", await why());

      expect(data.charge.refunds).toMatchObject([{ reason: "given_up", ...SHOWN }]);
    });

    it.each([{ refund_reason_id: "refr_unknown" }, { note: "x".repeat(1_001) }, { note: 5 }])(
      "that no one can have given (%#) is refused, and nothing goes back",
      async (body) => {
        const { chargeId } = await paidOrder(store, admin);
        const { status, data } = await admin.do(chargeId, "refund", body);
        expect([status, data.code]).toEqual([400, "invalid_input"]);
        expect(store.sandbox.charge(chargeId).refunds.total).toBe(0);
      },
    );
  });
});
