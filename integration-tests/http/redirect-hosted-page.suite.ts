import { ATOME_QR_MODULE } from "../../src/modules/atome-qr";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { en } from "../../src/shopper-texts/en";
import { changesAsked } from "../support/asked-of-omise";
import { offerInThailand } from "../support/offer-in-thailand";
import { orderIdOf } from "../support/order-id-of";
import { PayLink } from "../support/pay-page";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

const CODE = "pp_atome-qr_th";
const REDIRECT = "pp_atome-qr_thonline";

export default suite(__filename, "the other way to pay, on the hosted page", (store) => {
  beforeEach(async () => {
    await offerInThailand(store, CODE, REDIRECT);
    store.sandbox.setWebhookUrl("th", `${store.url}/hooks/atome-qr/th`);
  });

  async function opened(providerId: string) {
    const shopper = await store.shopper();
    const { data } = await shopper.choosePayment(providerId);
    const link = new PayLink(store, new URL(String(data.pay_url)).pathname);
    return { shopper, link, chargeId: data.charge_id };
  }

  it.each([
    [CODE, en.continueInstead, "atome"],
    [REDIRECT, en.scanInstead, "atome_qr"],
  ])("%s can be changed to the other way, once, and paid", async (providerId, label, type) => {
    const { shopper, link, chargeId } = await opened(providerId);
    expect((await link.open()).html).toContain(label);

    const answers = await Promise.all([link.switch("?lang=en"), link.switch("?lang=en")]);

    const [first, second] = answers.map(({ page, leadsTo }) => [page.status, leadsTo.path]);
    expect([first[0], second]).toEqual([303, first]);
    expect(first[1]).not.toBe(link.path);
    expect(store.sandbox.charge(chargeId).status).toBe("expired");
    const [session] = (await shopper.cart()).payment_collection!.payment_sessions!;
    const { source } = store.sandbox.charge(session.data.charge_id);
    expect([source.type, store.sandbox.charges().length]).toEqual([type, 2]);
    expect(await answers[0].leadsTo.open()).toMatchObject({ state: "waiting" });
    store.sandbox.pay(session.data.charge_id);
    expect(await shopper.waitForOrder(session.id)).toBeTruthy();
  });

  it("one that was just paid is not changed, and says so", async () => {
    const { shopper, link, chargeId } = await opened(CODE);
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.pay(chargeId);

    const { page, leadsTo } = await link.switch();

    expect([page.status, leadsTo.path]).toEqual([303, link.path]);
    await waitFor(async () => expect((await link.open()).state).toBe("paid"));
    expect(await orderIdOf(store, shopper)).toBeDefined();
    // What Medusa had made for the other way meanwhile has ended.
    const ended = store.sandbox.charges().map(({ status }) => status);
    expect(ended).toEqual(["successful", "expired"]);
  });

  it("keeps its code where the cart lacks what Atome requires", async () => {
    const { link, chargeId } = await opened(CODE);
    await store.db("cart_address").update({ phone: null });

    expect((await link.open()).html).not.toContain("/switch");
    expect((await link.switch()).leadsTo.path).toBe(link.path);

    expect(changesAsked(store).filter((one) => !/POST \/charges$/.test(one))).toEqual([]);
    const { state, html } = await link.open();
    expect([state, html.includes("<img")]).toEqual(["waiting", true]);
    expect(store.sandbox.charge(chargeId).status).toBe("pending");
  });

  it("is not offered where it does not take the amount", async () => {
    const { accounts } = store.container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    const { options } = accounts.byId("thonline");
    const limits = { ...options.limits, THB: { min: 1, max: 100 } };
    const limited = jest.replaceProperty(options, "limits", limits);
    const { link } = await opened(CODE);

    expect((await link.open()).html).not.toContain("/switch");
    expect((await link.switch()).leadsTo.path).toBe(link.path);

    limited.restore();
    expect(store.sandbox.charges()).toMatchObject([{ status: "pending" }]);
  });

  it("keeps the page's language and way back while the shopper is at Atome", async () => {
    const { link, chargeId } = await opened(REDIRECT);
    const back = "https://www.shop.example/cart";
    const { headers } = await link.open(`?lang=th&return_url=${encodeURIComponent(back)}&x=1`);
    const [cookie] = headers["set-cookie"];
    const returns = new URL(String(store.sandbox.charge(chargeId).return_uri)).pathname;
    expect(cookie).toContain(`Path=${returns}; `);
    expect(cookie).toContain("HttpOnly; SameSite=Lax");

    const leadsTo = async (sent: string) => {
      const answer = await store.api.get(returns, {
        headers: { cookie: sent },
        maxRedirects: 0,
        validateStatus: () => true,
      });
      const target = new URL(String(answer.headers.location), `http://store${returns}`);
      expect([answer.status, target.pathname]).toEqual([303, link.path]);
      return Object.fromEntries(target.searchParams);
    };
    expect(await leadsTo(cookie.split(";")[0])).toEqual({ lang: "th", return_url: back });
    const forged = encodeURIComponent("?lang=th&return_url=https://evil.example/");
    expect(await leadsTo(`atome_qr_page=${forged}`)).toEqual({ lang: "th" });
    expect(await leadsTo("")).toEqual({});
  });

  it("comes back to the storefront's page also after a code in between", async () => {
    const page = "https://www.shop.example/checkout?step=review";
    const shopper = await store.shopper();
    const { data } = await shopper.choosePayment(REDIRECT, { return_url: page });
    const first = new PayLink(store, new URL(String(data.pay_url)).pathname);

    const { leadsTo: code } = await first.switch();
    await code.switch();

    const urls = await store
      .db("atome_qr_charge")
      .orderBy("created_at")
      .pluck<string[]>("return_url");
    expect(urls).toEqual([page, null, page]);
  });

  it("while Omise is away it says so, and leads back to what can be done", async () => {
    const { link } = await opened(CODE);
    store.sandbox.faults.add({ match: "POST /charges", kind: "error", status: 503, html: true });

    const { page } = await link.switch("?lang=en");

    expect(page).toMatchObject({ status: 503, state: "error" });
    expect(page.html).toMatch(/<a class="button main" href="[^"]+\?lang=en"/);
    store.sandbox.faults.clear();
    const after = await link.open();
    expect(after).toMatchObject({ status: 200, state: "expired" });
    expect(after.html).toContain(en.newCode);
    expect(await (await link.renew()).leadsTo.open()).toMatchObject({ state: "waiting" });
  });

  it("there is no other way where the region does not offer it", async () => {
    await offerInThailand(store, CODE);
    const { link, chargeId } = await opened(CODE);

    expect((await link.open()).html).not.toContain("/switch");
    expect((await link.switch()).leadsTo.path).toBe(link.path);
    expect(store.sandbox.charge(chargeId).status).toBe("pending");
  });
});
