import { AtomeAdmin } from "../../support/atome-admin";
import { minuteLater } from "../../support/job";
import { suite } from "../../support/store-suite";
import { waitFor } from "../../support/wait-for";

export default suite(__filename, "a charge's page", (store) => {
  it("has a timeline of what happened and who caused it", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    const { charge_id: chargeId } = session.data;
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.pay(chargeId);
    await minuteLater(store); // so that the shopper's first question is asked at Omise
    const orderId = await shopper.waitForOrder(session.id);
    await admin.do(chargeId, "refund", { amount: 1_000 });
    await admin.staff.refund(orderId, 5);

    const { timeline, refunds } = await admin.charge(chargeId);

    const staff = {
      actor: "staff",
      user_id: admin.userId,
      user_name: expect.any(String) as string,
    };
    expect(timeline).toMatchObject([
      { kind: "created", actor: "checkout", user_id: null, user_name: null },
      { kind: "opened", actor: "checkout" },
      { kind: "paid", actor: "shopper" },
      { kind: "order_placed", actor: "shopper", reason: orderId },
      { kind: "refund_requested", ...staff, amount: 1_000, reason: "staff" },
      { kind: "refunded", ...staff, amount: 1_000, reason: "staff" },
      { kind: "refund_requested", ...staff, amount: 500 },
      { kind: "refunded", ...staff, amount: 500 },
    ]);
    expect(timeline.map(({ at }) => at)).toEqual(timeline.map(({ at }) => at).sort());
    expect(refunds).toMatchObject([
      { status: "succeeded", amount: 1_000, reason: "staff" },
      { status: "succeeded", amount: 500 },
    ]);
  });

  it("tells a refund that was made in Omise's dashboard, and by whom it was noticed", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await shopper.waitForOrder(session.id);
    await store.sandbox.webhooks.settled();
    store.sandbox.refund(session.data.charge_id, 700);

    await waitFor(async () => {
      const { timeline } = await admin.charge(session.data.charge_id);
      expect(timeline.at(-1)).toMatchObject({
        kind: "refunded",
        actor: "webhook",
        amount: 700,
        reason: "dashboard",
      });
    });
  });

  it("shows nothing with which one could pay, or see the code, or call Omise", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const session = await (await store.shopper()).choosePayment();
    const { charge_id: chargeId } = session.data;
    const row = await store
      .db<{ pay_token: string; download_uri: string }>("atome_qr_charge")
      .first();

    const shown = JSON.stringify([
      await admin.charge(chargeId),
      await admin.list(),
      await admin.do(chargeId, "sync"),
      await admin.do(chargeId, "handled", { handled: true }),
      await admin.staff.get("/admin/atome-qr/charges/export"),
      await admin.staff.get("/admin/atome-qr/accounts"),
    ]);

    expect(row?.pay_token.length).toBeGreaterThan(20);
    expect(shown).not.toContain(row!.pay_token);
    expect(shown).not.toContain(row!.download_uri);
    expect(shown).not.toContain("skey_");
    // So it would be found: here it belongs.
    const { data } = await admin.do(chargeId, "pay-link");
    expect(data.pay_url).toContain(row!.pay_token);
  });

  it("is a clear 404 where there is none", async () => {
    const admin = await AtomeAdmin.logIn(store);
    await (await store.shopper()).choosePayment(); // there is one, for whoever looks badly
    store.sandbox.clearRequests();
    for (const id of ["aqchg_none", "chrg_test_none", "none", "%00", "aqchg_%00"]) {
      const { status, data } = await admin.ask("get", `/charges/${id}`);
      expect({ id, status, code: data.code }).toEqual({
        id,
        status: 404,
        code: "charge_not_found",
      });
    }
    expect(store.sandbox.requests).toEqual([]);
  });

  it("tells of an account that is not configured any more, and stays readable", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const { charge_id: chargeId } = (await (await store.shopper()).choosePayment()).data;
    expect((await admin.charge(chargeId)).account_configured).toBe(true);
    await store.db("atome_qr_charge").update({ account: "gone" });

    expect(await admin.charge(chargeId)).toMatchObject({
      account: "gone",
      account_configured: false,
      provider_id: "pp_atome-qr_gone",
    });
    expect(await admin.ids("?account=gone")).toHaveLength(1);
    store.sandbox.clearRequests();
    for (const [action, body] of [
      ["sync", {}],
      ["expire", {}],
      ["refund", {}],
      ["mark-as", { status: "paid" }],
      ["pay-link", {}],
    ] as const) {
      const { status, data } = await admin.do(chargeId, action, body);
      expect({ action, status, code: data.code }).toEqual({
        action,
        status: 400,
        code: "account_not_configured",
      });
    }
    const { status, data } = await admin.do(chargeId, "handled", { handled: true });
    expect([status, data.charge.account_configured]).toEqual([200, false]);
    expect(store.sandbox.requests).toEqual([]);
    expect(store.sandbox.charge(chargeId).status).toBe("pending");
  });
});
