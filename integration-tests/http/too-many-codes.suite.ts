import { NEW_CODES_WINDOW_SECONDS } from "../../src/domain/timing";
import { parsePluginOptions } from "../../src/domain/plugin-options";
import { aMomentLater } from "../support/a-moment-later";
import { endedPayPage } from "../support/pay-page";
import { type Shopper } from "../support/shopper";
import { suite } from "../support/store-suite";

const { perCart, perAddress } = parsePluginOptions({}).newCodes;

export default suite(__filename, "new codes, asked for again and again", (store) => {
  const made = () => store.sandbox.charges().map(({ id }) => id);

  /** @returns the last session */
  async function useUp(shopper: Shopper) {
    let session = await shopper.choosePayment();
    for (let code = 1; code < perCart; code++) {
      await aMomentLater(store);
      session = await shopper.choosePayment();
    }
    await aMomentLater(store);
    return session;
  }

  it("within seconds are the same code, answered as Medusa does", async () => {
    const shopper = await store.shopper();

    const first = await shopper.choosePayment();
    const again = await shopper.choosePayment();

    expect(again).toEqual(first);
    expect(made()).toEqual([first.data.charge_id]);
    await aMomentLater(store);
    const later = await shopper.choosePayment();
    expect(later.data.charge_id).not.toBe(first.data.charge_id);
  });

  it("at once, by a double click, are one code", async () => {
    const shopper = await store.shopper();
    await shopper.choosePayment("pp_system_default"); // which makes the payment collection

    const [first, second] = await Promise.all([shopper.choosePayment(), shopper.choosePayment()]);

    expect(second.data.charge_id).toBe(first.data.charge_id);
    expect(made()).toHaveLength(1);
  });

  it("for another amount are another code, at once", async () => {
    const shopper = await store.shopper();
    const first = await shopper.choosePayment();
    await shopper.addItem();

    const second = await shopper.choosePayment();

    expect(second.data.charge_id).not.toBe(first.data.charge_id);
    expect(Number(second.data.amount)).toBeGreaterThan(Number(first.data.amount));
  });

  it("for one cart are refused when they are too many, and nothing is asked of Omise", async () => {
    const shopper = await store.shopper();
    const last = await useUp(shopper);
    store.sandbox.clearRequests();

    const answer = await shopper.refusedPayment();

    expect([answer.status, answer.data]).toEqual([
      429,
      {
        type: "not_allowed",
        code: "too_many_codes",
        message: expect.stringMatching(/Try again in 10 min/) as string,
      },
    ]);
    const wait = Number(answer.headers["retry-after"]);
    expect(wait).toBeGreaterThan(NEW_CODES_WINDOW_SECONDS - 120);
    expect(wait).toBeLessThanOrEqual(NEW_CODES_WINDOW_SECONDS);
    expect(store.sandbox.requests.filter(({ method }) => method === "POST")).toEqual([]);
    // The last code can still be paid.
    store.sandbox.pay(last.data.charge_id);
    expect(await shopper.waitForOrder(last.id)).toBeTruthy();
    // Others are not concerned, and neither is another payment method.
    expect((await (await store.shopper()).choosePayment()).data.charge_id).toBeTruthy();
  });

  it("may be asked for again when the time is over", async () => {
    const shopper = await store.shopper();
    await useUp(shopper);
    await shopper.refusedPayment();
    await store.db("atome_qr_counter").update({ ends_at: store.db.raw("now()") });

    expect((await shopper.choosePayment()).data.charge_id).toBe(made().at(-1));
  });

  it("from one address are refused when they are too many, whatever the cart", async () => {
    await (await store.shopper()).choosePayment();
    await store
      .db("atome_qr_counter")
      .whereLike("key", "new-code:address:%")
      .update({
        count: perAddress as number,
      });

    const answer = await (await store.shopper()).refusedPayment();

    expect(answer).toMatchObject({ status: 429, data: { code: "too_many_codes" } });
    expect(made()).toHaveLength(1);
    const { rows } = await store.db.raw<{ rows: { key: string }[] }>("table atome_qr_counter");
    expect(rows.map(({ key }) => key).join()).not.toMatch(/127\.0\.0\.1|::1/);
  });

  it("on the pay page are refused with a page that says so", async () => {
    const { link } = await endedPayPage(store);
    await store
      .db("atome_qr_counter")
      .whereLike("key", "new-code:cart:%")
      .update({ count: perCart });

    const { page } = await link.renew();

    expect(page).toMatchObject({
      status: 429,
      state: "limited",
      title: "Please wait a moment",
      headers: { "retry-after": expect.stringMatching(/^\d+$/) as string },
    });
    expect(made()).toHaveLength(1);
  });
});
