import { AtomeAdmin } from "../../support/atome-admin";
import { minuteLater, runJob } from "../../support/job";
import { suite } from "../../support/store-suite";

const DAY_MS = 24 * 60 * 60 * 1000;

export default suite(__filename, "what staff can do with a charge", (store) => {
  let admin: AtomeAdmin;

  beforeEach(async () => {
    admin = await AtomeAdmin.logIn(store);
    // What staff do must not need anybody's help.
    store.sandbox.webhooks.faults = { off: true };
  });

  async function openCharge(providerId?: string) {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment(providerId);
    return { shopper, session, chargeId: session.data.charge_id };
  }

  async function paidOrder() {
    const open = await openCharge();
    store.sandbox.pay(open.chargeId);
    return { ...open, orderId: await open.shopper.waitForOrder(open.session.id) };
  }

  /** Paid when nobody wanted it any more, at an account that holds such money. */
  async function heldCharge() {
    const open = await openCharge("pp_atome-qr_thhold");
    await store.db("payment_session").where({ id: open.session.id }).delete();
    await store
      .db("cart_line_item")
      .where({ cart_id: open.shopper.cartId })
      .update({ quantity: 3 });
    store.sandbox.pay(open.chargeId);
    await minuteLater(store);
    await runJob(store);
    expect(await admin.charge(open.chargeId)).toMatchObject({ attention: "session_gone" });
    return open;
  }

  const refundsAt = (chargeId: string) =>
    store.sandbox.charge(chargeId).refunds.data.map(({ amount }) => amount);

  const cutOff = () => store.sandbox.faults.add({ match: "*", kind: "reset", times: 100 });

  describe("check now", () => {
    it("finds a payment that nobody told of, and places its order", async () => {
      const { chargeId } = await openCharge();
      store.sandbox.pay(chargeId);

      const { status, data } = await admin.do(chargeId, "sync");

      expect(status).toBe(200);
      expect(data.charge).toMatchObject({ status: "paid", order_id: expect.any(String) as string });
      expect(data.charge.timeline.at(-1)).toMatchObject({
        kind: "order_placed",
        cause: "staff",
        user_id: admin.userId,
      });
      const order = await admin.staff.order(data.charge.order_id!);
      expect(order.payment_status).toBe("captured");
    });

    it("that a screen asks for by itself is nobody's doing", async () => {
      const { chargeId } = await openCharge();
      store.sandbox.expire(chargeId);

      const { status, data } = await admin.do(chargeId, "sync?automatic=true");

      expect(status).toBe(200);
      expect(data.charge.timeline.at(-1)).toMatchObject({
        kind: "expired",
        cause: "system",
        user_id: null,
      });
    });

    it("takes the ledger's id too, and changes nothing where there is no news", async () => {
      const { chargeId } = await openCharge();
      const { id, timeline } = await admin.charge(chargeId);
      const { status, data } = await admin.do(id, "sync");
      expect([status, data.charge.status]).toEqual([200, "pending"]);
      expect(data.charge.timeline).toEqual(timeline);
    });

    it("says so when Omise cannot be reached", async () => {
      const { chargeId } = await openCharge();
      cutOff();
      const { status, data } = await admin.do(chargeId, "sync");
      expect([status, data.code]).toEqual([500, "omise_unavailable"]);
      expect(data.message).toContain("Try again");
      expect((await admin.charge(chargeId)).status).toBe("pending");
    });
  });

  describe("expire now", () => {
    it("makes an open code unpayable", async () => {
      const { chargeId, session } = await openCharge();

      const { status, data } = await admin.do(chargeId, "expire");

      expect([status, data.charge.status]).toEqual([200, "expired"]);
      expect(store.sandbox.charge(chargeId).status).toBe("expired");
      expect(data.charge.timeline.at(-1)).toMatchObject({ kind: "expired", cause: "staff" });
      const { status: of } = (await store
        .db<{ status: string }>("payment_session")
        .where({ id: session.id })
        .first())!;
      expect(of).toBe("canceled");
    });

    it("of a paid one is refused, and changes nothing", async () => {
      const { chargeId, orderId } = await paidOrder();
      const { status, data } = await admin.do(chargeId, "expire");
      expect([status, data.code]).toEqual([409, "charge_already_paid"]);
      expect(data.message).toContain("refund it");
      expect((await admin.staff.order(orderId)).payment_status).toBe("captured");
    });

    it("of one that was paid this very moment says so, and places its order", async () => {
      const { chargeId } = await openCharge();
      store.sandbox.pay(chargeId);

      const { status, data } = await admin.do(chargeId, "expire");

      expect([status, data.code]).toEqual([409, "charge_already_paid"]);
      const { order_id } = await admin.charge(chargeId);
      expect((await admin.staff.order(order_id!)).payment_status).toBe("captured");
    });

    it.each(["expire", "fail"] as const)("of one that had ended (%s) is refused", async (end) => {
      const { chargeId } = await openCharge();
      store.sandbox[end](chargeId);
      await admin.do(chargeId, "sync");
      const { status, data } = await admin.do(chargeId, "expire");
      expect([status, data.code]).toEqual([409, "charge_not_open"]);
    });

    it("by two at once ends it once", async () => {
      const { chargeId } = await openCharge();

      const answers = await Promise.all([
        admin.do(chargeId, "expire"),
        admin.do(chargeId, "expire"),
      ]);

      // Whoever comes second sees it ended, or is told that it had.
      const [best, other] = answers.map(({ status }) => status).sort();
      expect(best).toBe(200);
      expect([200, 409]).toContain(other);
      const { timeline, status } = await admin.charge(chargeId);
      expect(status).toBe("expired");
      expect(timeline.filter(({ kind }) => kind === "expired")).toHaveLength(1);
    });

    it("says so when Omise cannot be reached: the code may still be payable", async () => {
      const { chargeId } = await openCharge();
      cutOff();
      const { status, data } = await admin.do(chargeId, "expire");
      expect([status, data.code]).toEqual([500, "omise_unavailable"]);
      expect((await admin.charge(chargeId)).status).toBe("pending");
    });
  });

  describe("refund", () => {
    it("of an order goes through Medusa, in part and then all that is left", async () => {
      const { chargeId, orderId, session } = await paidOrder();
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
      const { chargeId, session } = await paidOrder();
      const total = session.amount * 100;
      await admin.do(chargeId, "refund", { amount: total - 500 });

      const { status, data } = await admin.do(chargeId, "refund", { amount: 501 });

      expect([status, data.code]).toEqual([400, "refund_exceeds_rest"]);
      expect(data.message).toContain("Only THB 5.00 of this payment is left");
      expect(refundsAt(chargeId)).toEqual([total - 500]);
    });

    it("counts what was refunded in Omise's dashboard and nobody has heard of", async () => {
      const { chargeId, session } = await paidOrder();
      store.sandbox.refund(chargeId, 700);

      const { data } = await admin.do(chargeId, "refund");

      expect(data.charge.refunded_amount).toBe(session.amount * 100);
      expect(refundsAt(chargeId)).toEqual([700, session.amount * 100 - 700]);
    });

    it("by two at once, each of all that is left, goes out once", async () => {
      const { chargeId, session } = await paidOrder();

      const answers = await Promise.all([
        admin.do(chargeId, "refund"),
        admin.do(chargeId, "refund"),
      ]);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
      const refused = answers.find(({ status }) => status === 400)!;
      expect(refused.data.code).toBe("refund_exceeds_rest");
      expect(refused.data.message).toContain("has gone back already");
      expect(refundsAt(chargeId)).toEqual([session.amount * 100]);
    });

    it("by two at once, each of the same part, goes out once", async () => {
      const { chargeId } = await paidOrder();
      const part = { amount: 1_000, refunded_amount: 0 };

      const answers = await Promise.all([
        admin.do(chargeId, "refund", part),
        admin.do(chargeId, "refund", part),
      ]);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const refused = answers.find(({ status }) => status === 409)!;
      expect(refused.data.code).toBe("refunded_meanwhile");
      expect(refused.data.message).toContain("THB 10.00 has gone back by now");
      expect(refundsAt(chargeId)).toEqual([1_000]);
    });

    it("after 60 days is refused with what to do instead", async () => {
      store.sandbox.clock.advance(-61 * DAY_MS);
      try {
        const { chargeId } = await paidOrder();

        const { status, data } = await admin.do(chargeId, "refund", { amount: 1_000 });

        expect([status, data.code]).toEqual([400, "refund_too_late"]);
        expect(data.message).toContain("bank transfer");
        expect(refundsAt(chargeId)).toEqual([]);
        expect((await admin.charge(chargeId)).refundable_amount).toBe(0);
      } finally {
        store.sandbox.clock.advance(61 * DAY_MS);
      }
    });

    it("of money that is held for staff goes back directly", async () => {
      const { chargeId } = await heldCharge();
      const { amount } = store.sandbox.charge(chargeId);

      const { status, data } = await admin.do(chargeId, "refund");

      expect(status).toBe(200);
      expect(data.charge).toMatchObject({ refunded_amount: amount, order_id: null });
      expect(data.charge.timeline.at(-1)).toMatchObject({
        kind: "refunded",
        cause: "staff",
        user_id: admin.userId,
      });
      expect(refundsAt(chargeId)).toEqual([amount]);
      // The reason stays: nobody may capture it now, or ever.
      expect(data.charge.attention).toBe("session_gone");
    });

    it("of held money by two at once goes out once", async () => {
      const { chargeId } = await heldCharge();
      const answers = await Promise.all([
        admin.do(chargeId, "refund"),
        admin.do(chargeId, "refund"),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
      expect(refundsAt(chargeId)).toHaveLength(1);
    });

    it("of what is not paid is refused", async () => {
      const { chargeId } = await openCharge();
      const { status, data } = await admin.do(chargeId, "refund");
      expect([status, data.code]).toEqual([400, "charge_not_paid"]);
    });

    it.each([{ amount: 0 }, { amount: -5 }, { amount: 1.5 }, { amount: "5" }, { sum: 5 }])(
      "of %j is refused",
      async (body) => {
        const { chargeId } = await paidOrder();
        const { status, data } = await admin.do(chargeId, "refund", body);
        expect([status, data.code]).toEqual([400, "invalid_input"]);
        expect(refundsAt(chargeId)).toEqual([]);
      },
    );

    it("says so when Omise cannot be reached, and is not half made", async () => {
      const { chargeId, orderId } = await paidOrder();
      cutOff();

      const { status, data } = await admin.do(chargeId, "refund", { amount: 1_000 });

      expect([status, data.code]).toEqual([500, "omise_unavailable"]);
      store.sandbox.faults.clear();
      expect(refundsAt(chargeId)).toEqual([]);
      expect((await admin.staff.order(orderId)).payment_status).toBe("captured");
      expect(await admin.do(chargeId, "refund", { amount: 1_000 })).toMatchObject({ status: 200 });
      expect(refundsAt(chargeId)).toEqual([1_000]);
    });
  });

  describe("the code of an open charge", () => {
    it("can be shown and passed on, with a link that leads to its page", async () => {
      const { chargeId } = await openCharge();
      const { status, data } = await admin.do(chargeId, "pay-link");
      expect(status).toBe(200);
      const page = await store.api.get<string>(data.pay_url!, { responseType: "text" });
      expect(page.data).toContain('data-state="waiting"');

      const image = await admin.ask("get", `/charges/${chargeId}/qr`);
      expect(image.status).toBe(200);
    });

    it("is not to be had once it has ended", async () => {
      const { chargeId } = await openCharge();
      await admin.do(chargeId, "expire");
      const link = await admin.do(chargeId, "pay-link");
      expect([link.status, link.data.code]).toEqual([409, "charge_not_open"]);
      const image = await admin.ask("get", `/charges/${chargeId}/qr`);
      expect([image.status, image.data.code]).toEqual([404, "qr_not_available"]);
    });
  });

  describe("in test mode", () => {
    it("marks as paid, as the shopper would", async () => {
      const { chargeId } = await openCharge();
      const { status, data } = await admin.do(chargeId, "mark-as", { status: "paid" });
      expect(status).toBe(200);
      expect(data.charge).toMatchObject({ status: "paid", order_id: expect.any(String) as string });
    });

    it("marks as failed", async () => {
      const { chargeId } = await openCharge();
      const { data } = await admin.do(chargeId, "mark-as", { status: "failed" });
      expect(data.charge).toMatchObject({
        status: "failed",
        failure_code: expect.any(String) as string,
      });
    });

    it("only: a live charge stays as it is", async () => {
      const { chargeId } = await openCharge();
      await store.db("atome_qr_charge").update({ livemode: true });
      const { status, data } = await admin.do(chargeId, "mark-as", { status: "paid" });
      expect([status, data.code]).toEqual([400, "test_mode_only"]);
      expect(store.sandbox.charge(chargeId).status).toBe("pending");
    });

    it("marks only what is open, and as nothing else", async () => {
      const { chargeId } = await openCharge();
      const wrong = await admin.do(chargeId, "mark-as", { status: "expired" });
      expect([wrong.status, wrong.data.code]).toEqual([400, "invalid_input"]);
      await admin.do(chargeId, "mark-as", { status: "paid" });
      const again = await admin.do(chargeId, "mark-as", { status: "failed" });
      expect([again.status, again.data.code]).toEqual([409, "charge_already_paid"]);
    });
  });

  it("takes nothing that it does not know", async () => {
    const { chargeId } = await openCharge();
    for (const [action, body] of [
      ["sync", { force: true }],
      ["expire", { at: "now" }],
      ["handled", {}],
      ["handled", { handled: "yes" }],
      ["mark-as", {}],
      ["pay-link", { days: 30 }],
    ] as const) {
      const { status, data } = await admin.do(chargeId, action, body);
      expect({ action, status, code: data.code }).toEqual({
        action,
        status: 400,
        code: "invalid_input",
      });
    }
  });
});
