import { changesAsked } from "../../support/asked-of-omise";
import { AtomeAdmin } from "../../support/atome-admin";
import { openCharge, paidOrder } from "../../support/given-charges";
import { suite } from "../../support/store-suite";

export default suite(__filename, "what staff can do with a charge", (store) => {
  let admin: AtomeAdmin;

  beforeEach(async () => {
    admin = await AtomeAdmin.logIn(store);
    // What staff do must not need anybody's help.
    store.sandbox.webhooks.faults = { off: true };
  });

  const cutOff = () => store.sandbox.faults.add({ match: "*", kind: "reset", times: 100 });

  describe("check now", () => {
    it("finds a payment that nobody told of, and places its order", async () => {
      const { chargeId } = await openCharge(store);
      store.sandbox.pay(chargeId);

      const { status, data } = await admin.do(chargeId, "sync");

      expect(status).toBe(200);
      expect(data.charge).toMatchObject({ status: "paid", order_id: expect.any(String) as string });
      expect(data.charge.timeline.at(-1)).toMatchObject({
        kind: "order_placed",
        actor: "staff",
        user_id: admin.userId,
      });
      const order = await admin.staff.order(data.charge.order_id!);
      expect(order.payment_status).toBe("captured");
    });

    it("that a screen asks for by itself is nobody's doing", async () => {
      const { chargeId } = await openCharge(store);
      store.sandbox.expire(chargeId);

      const { status, data } = await admin.do(chargeId, "sync?automatic=true");

      expect(status).toBe(200);
      expect(data.charge.timeline.at(-1)).toMatchObject({
        kind: "expired",
        actor: "system",
        user_id: null,
      });
    });

    it("takes the ledger's id too, and changes nothing where there is no news", async () => {
      const { chargeId } = await openCharge(store);
      const { id, timeline } = await admin.charge(chargeId);
      const { status, data } = await admin.do(id, "sync");
      expect([status, data.charge.status]).toEqual([200, "pending"]);
      expect(data.charge.timeline).toEqual(timeline);
    });

    it("says so when Omise cannot be reached", async () => {
      const { chargeId } = await openCharge(store);
      cutOff();
      const { status, data } = await admin.do(chargeId, "sync");
      expect([status, data.code]).toEqual([500, "omise_unavailable"]);
      expect(data.message).toContain("Try again");
      const { status: now, attention, timeline } = await admin.charge(chargeId);
      expect({ now, attention }).toEqual({ now: "pending", attention: null });
      expect(timeline.map(({ kind }) => kind)).toEqual(["created", "opened"]);
    });
  });

  describe("expire now", () => {
    it("makes an open code unpayable", async () => {
      const { chargeId, session } = await openCharge(store);

      const { status, data } = await admin.do(chargeId, "expire");

      expect([status, data.charge.status]).toEqual([200, "expired"]);
      expect(store.sandbox.charge(chargeId).status).toBe("expired");
      expect(data.charge.timeline.at(-1)).toMatchObject({ kind: "expired", actor: "staff" });
      const { status: of } = (await store
        .db<{ status: string }>("payment_session")
        .where({ id: session.id })
        .first())!;
      expect(of).toBe("canceled");
    });

    it("of a paid one is refused, and changes nothing", async () => {
      const { chargeId, orderId } = await paidOrder(store, admin);
      store.sandbox.clearRequests();
      const { status, data } = await admin.do(chargeId, "expire");
      expect([status, data.code]).toEqual([409, "charge_already_paid"]);
      expect(data.message).toContain("refund it");
      expect(store.sandbox.requests).toEqual([]);
      expect((await admin.staff.order(orderId)).payment_status).toBe("captured");
    });

    it("of one that was paid this very moment says so, and places its order", async () => {
      const { chargeId } = await openCharge(store);
      store.sandbox.pay(chargeId);

      const { status, data } = await admin.do(chargeId, "expire");

      expect([status, data.code]).toEqual([409, "charge_already_paid"]);
      const { order_id } = await admin.charge(chargeId);
      expect((await admin.staff.order(order_id!)).payment_status).toBe("captured");
    });

    it.each(["expire", "fail"] as const)("of one that had ended (%s) is refused", async (end) => {
      const { chargeId } = await openCharge(store);
      store.sandbox[end](chargeId);
      await admin.do(chargeId, "sync");
      const { timeline } = await admin.charge(chargeId);
      store.sandbox.clearRequests();
      const { status, data } = await admin.do(chargeId, "expire");
      expect([status, data.code]).toEqual([409, "charge_not_open"]);
      expect(data.message).toContain(`has ${end === "fail" ? "failed" : "expired"} already`);
      expect(store.sandbox.requests).toEqual([]);
      expect((await admin.charge(chargeId)).timeline).toEqual(timeline);
    });

    it("by two at once ends it once", async () => {
      const { chargeId } = await openCharge(store);

      const answers = await Promise.all([
        admin.do(chargeId, "expire"),
        admin.do(chargeId, "expire"),
      ]);

      // Whoever comes second sees it ended, or is told that it had.
      const told = answers.map(({ status, data }) => ({ status, code: data.code }));
      const [expired, tooLate] = [{ status: 200 }, { status: 409, code: "charge_not_open" }];
      expect(told).toContainEqual(expired);
      expect([expired, tooLate]).toEqual(expect.arrayContaining(told));
      const { timeline, status } = await admin.charge(chargeId);
      expect(status).toBe("expired");
      expect(timeline.filter(({ kind }) => kind === "expired")).toHaveLength(1);
    });

    it("says so when Omise cannot be reached: the code may still be payable", async () => {
      const { chargeId } = await openCharge(store);
      cutOff();
      const { status, data } = await admin.do(chargeId, "expire");
      expect([status, data.code]).toEqual([500, "omise_unavailable"]);
      expect((await admin.charge(chargeId)).status).toBe("pending");
      expect(store.sandbox.charge(chargeId).status).toBe("pending");
    });
  });

  describe("the code of an open charge", () => {
    it("can be shown and passed on, with a link that leads to its page", async () => {
      const { chargeId } = await openCharge(store);
      const { status, data } = await admin.do(chargeId, "pay-link");
      expect(status).toBe(200);
      const page = await store.api.get<string>(data.pay_url!, { responseType: "text" });
      expect(page.data).toContain('data-state="waiting"');
      const { source } = store.sandbox.charge(chargeId);
      expect(data.download_uri).toBe(source.scannable_code!.image.download_uri);

      const image = await admin.ask("get", `/charges/${chargeId}/qr`);
      expect(image.status).toBe(200);
      expect(image.data).toContain("PNG");
    });

    it("is not to be had once it has ended", async () => {
      const { chargeId } = await openCharge(store);
      await admin.do(chargeId, "expire");
      store.sandbox.clearRequests();
      const link = await admin.do(chargeId, "pay-link");
      expect([link.status, link.data.code]).toEqual([409, "charge_not_open"]);
      expect(link.data).not.toHaveProperty("pay_url");
      expect(link.data).not.toHaveProperty("download_uri");
      const image = await admin.ask("get", `/charges/${chargeId}/qr`);
      expect([image.status, image.data.code]).toEqual([404, "qr_not_available"]);
      expect(store.sandbox.requests).toEqual([]);
    });
  });

  describe("in test mode", () => {
    it("marks as paid, as the shopper would", async () => {
      const { chargeId } = await openCharge(store);
      const { status, data } = await admin.do(chargeId, "mark-as", { status: "paid" });
      expect(status).toBe(200);
      expect(data.charge).toMatchObject({ status: "paid", order_id: expect.any(String) as string });
    });

    it("marks as failed", async () => {
      const { chargeId } = await openCharge(store);
      const { data } = await admin.do(chargeId, "mark-as", { status: "failed" });
      expect(data.charge).toMatchObject({
        status: "failed",
        failure_code: expect.any(String) as string,
      });
    });

    it("only: a live charge stays as it is", async () => {
      const { chargeId } = await openCharge(store);
      await store.db("atome_qr_charge").update({ livemode: true });
      store.sandbox.clearRequests();
      const { status, data } = await admin.do(chargeId, "mark-as", { status: "paid" });
      expect([status, data.code]).toEqual([400, "test_mode_only"]);
      expect(store.sandbox.requests).toEqual([]);
      expect(store.sandbox.charge(chargeId).status).toBe("pending");
    });

    it("marks only what is open, and as nothing else", async () => {
      const { chargeId } = await openCharge(store);
      store.sandbox.clearRequests();
      const wrong = await admin.do(chargeId, "mark-as", { status: "expired" });
      expect([wrong.status, wrong.data.code]).toEqual([400, "invalid_input"]);
      expect(store.sandbox.requests).toEqual([]);
      await admin.do(chargeId, "mark-as", { status: "paid" });
      const again = await admin.do(chargeId, "mark-as", { status: "failed" });
      expect([again.status, again.data.code]).toEqual([409, "charge_already_paid"]);
      expect(changesAsked(store)).toEqual([`POST /charges/${chargeId}/mark_as_paid`]);
    });
  });

  it("takes nothing that it does not know", async () => {
    const { chargeId } = await openCharge(store);
    const before = await admin.charge(chargeId);
    store.sandbox.clearRequests();
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
    expect(store.sandbox.requests).toEqual([]);
    expect(await admin.charge(chargeId)).toEqual(before);
  });
});
