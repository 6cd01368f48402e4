import { type ChargeRow } from "../../../src/modules/atome-qr/rows";
import { en } from "../../../src/shopper-texts/en";
import { Till } from "../../support/counter";
import { runJob } from "../../support/job";
import { later, runJobLater } from "../../support/later";
import { PayLink } from "../../support/pay-page";
import { suite } from "../../support/store-suite";
import { waitFor } from "../../support/wait-for";

const SKU = "CELADON-MUG-STANDARD";
const QUARTER_OF_AN_HOUR = 15 * 60;

export default suite(__filename, "a sale at the counter that nobody pays", (store) => {
  let till: Till;

  beforeEach(async () => {
    till = await Till.open(store);
  });

  const order = (id: string) => till.admin.staff.order(id);
  const available = async () => (await till.product(SKU)).available!;

  async function sellMug() {
    const { variant_id } = await till.product(SKU);
    return till.sold({ items: [{ variant_id, quantity: 1 }] });
  }

  it("is its till's for a quarter of an hour, then its order is cancelled and its stock free", async () => {
    const before = await available();
    const sale = await sellMug();
    store.sandbox.expire(sale.charge_id!);
    await waitFor(async () => expect((await till.sale(sale.id)).status).toBe("expired"));

    await runJobLater(store, QUARTER_OF_AN_HOUR - 60);
    expect((await order(sale.order_id!)).status).toBe("pending");

    await runJobLater(store, 61);
    expect((await order(sale.order_id!)).status).toBe("canceled");
    expect(await available()).toBe(before);
    expect((await till.sales("?status=unfinished")).count).toBe(0);
  });

  it("is left with its order where the shopper pays in another way", async () => {
    const sale = await sellMug();
    const { data } = await till.cancel(sale.id, { keep_order: true });
    expect(data.sale.status).toBe("cancelled");
    expect(store.sandbox.charge(sale.charge_id!).status).toBe("expired");

    await runJobLater(store, QUARTER_OF_AN_HOUR + 1);

    expect((await order(sale.order_id!)).status).toBe("pending");
  });

  it("that failed gets a new code for the same order, which then decides", async () => {
    const before = await available();
    const first = await sellMug();
    store.sandbox.fail(first.charge_id!);
    await waitFor(async () =>
      expect(await till.sale(first.id)).toMatchObject({
        status: "failed",
        failure_code: expect.any(String) as string,
      }),
    );

    const second = await till.sold({ order_id: first.order_id! });
    expect(second).toMatchObject({ order_id: first.order_id, status: "open" });
    await later(store, QUARTER_OF_AN_HOUR + 1);
    await runJob(store);
    expect((await order(first.order_id!)).status).toBe("pending");

    await till.cancel(second.id);
    expect((await order(first.order_id!)).status).toBe("canceled");
    expect(await available()).toBe(before);
  });

  describe("whose code is renewed on its page", () => {
    async function renewed(seconds: number) {
      const { variant_id } = await till.product(SKU);
      const items = [{ variant_id, quantity: 1 }];
      const sale = await till.sold({ items, expires_in_seconds: seconds });
      const link = new PayLink(store, new URL(sale.pay_url!, store.url).pathname);
      store.sandbox.expire(sale.charge_id!);
      await waitFor(async () => expect((await till.sale(sale.id)).status).toBe("expired"));
      return { sale, link, renew: () => link.renew("?view=counter") };
    }

    it("goes on with the new code, which is valid for as long", async () => {
      const { sale, renew } = await renewed(300);

      const { leadsTo } = await renew();

      const now = await till.sale(sale.id);
      expect(now).toMatchObject({ status: "open", order_id: sale.order_id });
      expect(now.charge_id).not.toBe(sale.charge_id);
      expect(new URL(now.pay_url!, store.url).pathname).toBe(leadsTo.path);
      const lives = Date.parse(now.expires_at!) - Date.parse(now.code_made_at!);
      expect(lives / 1_000).toBeLessThanOrEqual(301);

      store.sandbox.pay(now.charge_id!);
      await waitFor(async () => expect((await till.sale(sale.id)).status).toBe("paid"));
      await waitFor(async () =>
        expect((await order(sale.order_id!)).payment_status).toBe("captured"),
      );
    });

    it("can be cancelled, and its code not be paid any more", async () => {
      const { sale, link, renew } = await renewed(300);
      await renew();
      const { charge_id: chargeId } = await till.sale(sale.id);

      expect((await till.cancel(sale.id)).data.sale.status).toBe("cancelled");

      expect(store.sandbox.charge(chargeId!).status).toBe("expired");
      expect((await order(sale.order_id!)).status).toBe("canceled");
      expect((await link.open()).html).not.toContain(en.newCode);
    });

    it("is cleared away when nobody pays the new one either", async () => {
      const before = await available();
      const { sale, renew } = await renewed(300);
      await renew();
      store.sandbox.expire((await till.sale(sale.id)).charge_id!);
      await waitFor(async () => expect((await till.sale(sale.id)).status).toBe("expired"));

      await runJobLater(store, QUARTER_OF_AN_HOUR + 1);

      expect((await order(sale.order_id!)).status).toBe("canceled");
      expect(await available()).toBe(before);
    });

    it("gets none where the shopper pays in another way", async () => {
      const { sale, link, renew } = await renewed(300);
      await waitFor(async () => {
        const { finalized_at: at } = await store.db("atome_qr_charge").first<ChargeRow>();
        expect(at).not.toBeNull(); // from then on its session stays
      });
      await till.cancel(sale.id, { keep_order: true });

      expect((await link.open()).html).not.toContain(en.newCode);
      await renew();

      expect(store.sandbox.charges().filter(({ status }) => status === "pending")).toEqual([]);
      expect((await order(sale.order_id!)).status).toBe("pending");
    });
  });

  it("for which no code could be made is cleared away", async () => {
    const before = await available();
    store.sandbox.faults.add({ match: "POST /charges", kind: "error", status: 503, times: 9 });
    const { variant_id } = await till.product(SKU);
    const { data } = await till.sell({ items: [{ variant_id, quantity: 1 }] });
    expect(data.code).toBe("outcome_unknown");
    expect(await available()).toBe(before - 1);

    await runJobLater(store, QUARTER_OF_AN_HOUR + 1);

    expect(await available()).toBe(before);
    const [{ status }] = await till.admin.staff.orders();
    expect(status).toBe("canceled");
    expect((await till.sales()).sales).toMatchObject([{ status: "cancelled", charge_id: null }]);
  });

  it("but got its code after an attempt that Omise did not answer is cancelled as any other", async () => {
    const before = await available();
    const { variant_id } = await till.product(SKU);
    const mug = { items: [{ variant_id, quantity: 1 }] };
    store.sandbox.faults.add({ match: "POST /charges", kind: "error", status: 503, times: 1 });
    expect((await till.sell(mug, "twice")).data.code).toBe("outcome_unknown");
    const sale = await till.sold(mug, "twice");

    expect((await till.cancel(sale.id)).data.sale.status).toBe("cancelled");

    expect((await order(sale.order_id!)).status).toBe("canceled");
    expect(await available()).toBe(before);
  });

  it("for which no code could be made can be cancelled at once", async () => {
    const before = await available();
    const { variant_id } = await till.product(SKU);
    store.sandbox.faults.add({ match: "POST /charges", kind: "error", status: 503, times: 1 });
    await till.sell({ items: [{ variant_id, quantity: 1 }] });
    const [sale] = (await till.sales("?status=unfinished")).sales;

    const { status, data } = await till.cancel(sale.id);

    expect([status, data.sale.status]).toEqual([200, "cancelled"]);
    expect((await order(sale.order_id!)).status).toBe("canceled");
    expect(await available()).toBe(before);
  });

  describe("whose process died while its order was made", () => {
    async function cutOff() {
      const before = await available();
      const { variant_id } = await till.product(SKU);
      const sale = { items: [{ variant_id, quantity: 1 }] };
      store.sandbox.faults.add({ match: "POST /charges", kind: "error", status: 503, times: 1 });
      await till.sell(sale, "cut-off");
      // Core reserves the stock of a draft, and makes it an order then.
      await store.db("order").update({ status: "draft", is_draft_order: true });
      return { before, sale };
    }

    it("reserves once when it goes on", async () => {
      const { before, sale } = await cutOff();
      expect((await till.sold(sale, "cut-off")).status).toBe("open");
      expect(await available()).toBe(before - 1);
    });

    it("reserves nothing when it does not", async () => {
      const { before } = await cutOff();
      await runJobLater(store, QUARTER_OF_AN_HOUR + 1);
      expect(await available()).toBe(before);
      expect(await till.admin.staff.orders()).toEqual([]);
    });
  });

  it("is left to staff who have made another code for its order", async () => {
    const sale = await sellMug();
    store.sandbox.expire(sale.charge_id!);
    await waitFor(async () => expect((await till.sale(sale.id)).status).toBe("expired"));
    const { data } = await till.admin.newQr(sale.order_id!);

    await runJobLater(store, QUARTER_OF_AN_HOUR + 1);

    expect((await order(sale.order_id!)).status).toBe("pending");
    expect(store.sandbox.charge(data.charge.charge_id!).status).toBe("pending");
  });

  it("is not cancelled while Omise cannot be asked: it may be paid", async () => {
    const sale = await sellMug();
    store.sandbox.faults.add({ match: "*", kind: "reset", times: 100 });

    const { status, data } = await till.cancel(sale.id);

    expect([status, data.code]).toEqual([500, "omise_unavailable"]);
    store.sandbox.faults.clear();
    expect((await order(sale.order_id!)).status).toBe("pending");
    expect((await till.sale(sale.id)).status).toBe("open");
  });

  it("but is paid in the moment of the cancellation, is paid", async () => {
    store.sandbox.webhooks.faults = { off: true };
    const sale = await sellMug();
    store.sandbox.pay(sale.charge_id!);

    const { status, data } = await till.cancel(sale.id);

    expect([status, data.code]).toEqual([409, "charge_already_paid"]);
    expect((await till.sale(sale.id)).status).toBe("paid");
    expect((await order(sale.order_id!)).payment_status).toBe("captured");
  });

  it("whose money went back is over: there is nothing to cancel, and nothing to pay again", async () => {
    const sale = await sellMug();
    await till.admin.staff.ask("post", `/admin/orders/${sale.order_id}/cancel`);
    await waitFor(async () => expect((await till.sale(sale.id)).status).toBe("expired"));
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.payLate(sale.charge_id!);
    await runJobLater(store, 6 * 60);
    await waitFor(async () =>
      expect(await till.sale(sale.id)).toMatchObject({
        status: "failed",
        failure_code: "payment_returned",
      }),
    );

    expect((await till.cancel(sale.id)).status).toBe(200);

    expect((await till.sales("?status=unfinished")).count).toBe(0);
    expect((await till.sale(sale.id)).failure_code).toBe("payment_returned");
  });

  it("that was being cancelled when its process died is paid where the shopper has paid", async () => {
    const sale = await sellMug();
    await store.db("atome_qr_sale").update({ cancelled_at: store.db.fn.now() });
    expect((await till.sale(sale.id)).status).toBe("cancelled");
    store.sandbox.pay(sale.charge_id!);
    await waitFor(async () => expect((await till.sale(sale.id)).status).toBe("paid"));
  });

  it("goes back when it is paid after its order was cancelled", async () => {
    const sale = await sellMug();
    await till.cancel(sale.id);
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.payLate(sale.charge_id!);
    await runJobLater(store, 6 * 60);
    await waitFor(() =>
      expect(store.sandbox.charge(sale.charge_id!).refunded_amount).toBe(sale.amount),
    );
  });
});
