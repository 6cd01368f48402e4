import { changesAsked } from "../../support/asked-of-omise";
import { AtomeAdmin } from "../../support/atome-admin";
import { OrderDesk } from "../../support/order-desk";
import { PayLink } from "../../support/pay-page";
import { suite } from "../../support/store-suite";
import { waitFor } from "../../support/wait-for";

export default suite(__filename, "an order that owes money", (store) => {
  let admin: AtomeAdmin;
  let desk: OrderDesk;

  beforeEach(async () => {
    admin = await AtomeAdmin.logIn(store);
    desk = new OrderDesk(store, admin);
  });

  const statusAt = (chargeId: string) => store.sandbox.charge(chargeId).status;

  it("has one code that can be paid: the next takes the place of the last", async () => {
    const orderId = await desk.order();
    const first = await admin.newQr(orderId);
    const second = await admin.newQr(orderId, { provider_id: "pp_atome-qr_thhold" });

    expect(second.data.charge.account).toBe("thhold");
    expect(statusAt(first.data.charge.charge_id!)).toBe("expired");
    expect(statusAt(second.data.charge.charge_id!)).toBe("pending");
    const { charges } = await admin.order(orderId);
    expect(charges.map(({ id }) => id)).toEqual([second.data.charge.id, first.data.charge.id]);
    const [{ count }] = await store.db("order_payment_collection").count<{ count: string }[]>("*");
    expect(count).toBe("1");
  });

  it("gets one code from two who press at once", async () => {
    const orderId = await desk.order();

    const answers = await Promise.all([admin.newQr(orderId), admin.newQr(orderId)]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(new Set(answers.map(({ data }) => data.charge.id)).size).toBe(1);
    const open = store.sandbox.charges().filter(({ status }) => status === "pending");
    expect(open).toHaveLength(1);
  });

  it("gets no second code when the first was paid this very moment", async () => {
    store.sandbox.webhooks.faults = { off: true };
    const orderId = await desk.order();
    const { data } = await admin.newQr(orderId);
    store.sandbox.pay(data.charge.charge_id!);
    store.sandbox.clearRequests();

    const second = await admin.newQr(orderId);

    expect([second.status, second.data.code]).toEqual([409, "charge_already_paid"]);
    expect(changesAsked(store)).toEqual([]);
    expect((await admin.staff.order(orderId)).payment_status).toBe("captured");
  });

  it("gets none when it was cancelled because its code has just expired", async () => {
    store.sandbox.webhooks.faults = { off: true };
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_thorder");
    const { order } = await shopper.complete();
    store.sandbox.expire(session.data.charge_id);
    store.sandbox.clearRequests();

    const { status, data } = await admin.newQr(order!.id);

    expect([status, data.code]).toEqual([400, "order_not_payable"]);
    expect(data.message).toContain("cancelled");
    expect((await admin.staff.order(order!.id)).status).toBe("canceled");
    expect(changesAsked(store)).toEqual([]);
  });

  it("keeps its code when the account of it is not configured any more, and gets no other", async () => {
    const orderId = await desk.order();
    const { data } = await admin.newQr(orderId);
    await store.db("atome_qr_charge").update({ account: "gone" });
    store.sandbox.clearRequests();

    const second = await admin.newQr(orderId);

    expect([second.status, second.data.code]).toEqual([400, "account_not_configured"]);
    expect(store.sandbox.requests).toEqual([]);
    expect(statusAt(data.charge.charge_id!)).toBe("pending");
    expect((await admin.order(orderId)).charges).toMatchObject([{ status: "pending" }]);
  });

  it("keeps its code when Omise cannot be reached, and gets no other", async () => {
    const orderId = await desk.order();
    const { data } = await admin.newQr(orderId);
    store.sandbox.faults.add({ match: "*", kind: "reset", times: 100 });

    const second = await admin.newQr(orderId);

    expect([second.status, second.data.code]).toEqual([500, "omise_unavailable"]);
    store.sandbox.faults.clear();
    expect(statusAt(data.charge.charge_id!)).toBe("pending");
    expect(store.sandbox.charges()).toHaveLength(1);
    expect((await admin.order(orderId)).charges).toMatchObject([{ status: "pending" }]);
  });

  it("is left with none when a new one cannot be made, and can be tried again", async () => {
    const orderId = await desk.order();
    store.sandbox.faults.add({ match: "POST /charges", kind: "error", status: 400, times: 1 });
    const refused = await admin.newQr(orderId);
    expect([refused.status, refused.data.code]).toEqual([400, "charge_rejected"]);
    store.sandbox.faults.clear();
    expect(store.sandbox.charges()).toEqual([]);

    const again = await admin.newQr(orderId);
    expect(again).toMatchObject({ status: 200, data: { charge: { status: "pending" } } });
    expect(statusAt(again.data.charge.charge_id!)).toBe("pending");
    const [{ count }] = await store.db("order_payment_collection").count<{ count: string }[]>("*");
    expect(count).toBe("1");
  });

  it("is not cancelled when its code expires, and gets a new one on the page", async () => {
    const orderId = await desk.order();
    const { data } = await admin.newQr(orderId);
    const { data: link } = await admin.do(data.charge.id, "pay-link");
    store.sandbox.expire(data.charge.charge_id!);
    await waitFor(async () => expect((await admin.charge(data.charge.id)).status).toBe("expired"));

    const page = new PayLink(store, link.pay_url!);
    expect((await page.open()).state).toBe("expired");
    const { leadsTo } = await page.renew();

    expect((await leadsTo.open()).state).toBe("waiting");
    expect((await admin.staff.order(orderId)).status).toBe("pending");
    const open = store.sandbox.charges().find(({ status }) => status === "pending")!;
    expect(open.amount).toBe(12_000);
    store.sandbox.pay(open.id);
    await waitFor(async () =>
      expect((await admin.staff.order(orderId)).payment_status).toBe("captured"),
    );
    await waitFor(async () => expect((await leadsTo.open()).state).toBe("paid"));
    const { charges } = await admin.order(orderId);
    expect(charges.map(({ order_id }) => order_id)).toEqual([orderId, orderId]);
  });

  it.each([29, 43_201, 1.5])("gets no code of %d seconds", async (seconds) => {
    const orderId = await desk.order();
    const { status, data } = await admin.newQr(orderId, { expires_in_seconds: seconds });
    expect([status, data.code]).toEqual([400, "invalid_expiry"]);
    // Omise would refuse it, too: it is not asked.
    expect(store.sandbox.requests).toEqual([]);
  });

  it("of more or less than Atome QR takes is refused with the limit", async () => {
    const small = await admin.newQr(await desk.order(19.99));
    expect([small.status, small.data.code]).toEqual([400, "amount_below_minimum"]);
    expect(small.data.message).toContain("THB 20.00");
    const large = await admin.newQr(await desk.order(50_000.01));
    expect([large.status, large.data.code]).toEqual([400, "amount_above_maximum"]);
    expect(large.data.message).toContain("THB 50,000.00");
    expect(store.sandbox.requests).toEqual([]);
  });

  it("gets no code of a provider that its region does not offer", async () => {
    const orderId = await desk.order();
    for (const id of ["pp_atome-qr_sg", "pp_system_default", "pp_atome-qr_none"]) {
      const { status, data } = await admin.newQr(orderId, { provider_id: id });
      expect({ id, status, code: data.code }).toEqual({
        id,
        status: 400,
        code: "provider_not_available",
      });
    }
    expect(store.sandbox.requests).toEqual([]);
    expect((await admin.order(orderId)).charges).toEqual([]);
  });
});
