import { type AxiosResponse } from "axios";

import { ATOME_QR_MODULE } from "../../src/modules/atome-qr";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { en } from "../../src/shopper-texts/en";
import { changesAsked } from "../support/asked-of-omise";
import { AtomeAdmin } from "../support/atome-admin";
import { openCharge } from "../support/given-charges";
import { runJobLater } from "../support/later";
import { offerInThailand } from "../support/offer-in-thailand";
import { orderIdOf } from "../support/order-id-of";
import { PayLink } from "../support/pay-page";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

const CODE = "pp_atome-qr_th";
const PROVIDER = "pp_atome-qr_thonline";
const ORDER_FIRST = "pp_atome-qr_thonlineorder";
const STOREFRONT = "https://www.shop.example/checkout?step=review";

export default suite(__filename, "a payment on Atome's own page", (store) => {
  beforeEach(async () => {
    await offerInThailand(store, CODE, PROVIDER);
    store.sandbox.setWebhookUrl("th", `${store.url}/hooks/atome-qr/th`);
  });

  /** A shopper who may go on to Atome. */
  async function begun(data?: Record<string, unknown>) {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment(PROVIDER, data);
    return { shopper, session, chargeId: session.data.charge_id };
  }

  const comeBack = (path: string): Promise<AxiosResponse<string>> =>
    store.api.get(path, { maxRedirects: 0, validateStatus: () => true, responseType: "text" });

  /** The path of the address that Omise was told. */
  function returnPath(chargeId: string): string {
    const { return_uri } = store.sandbox.charge(chargeId);
    const url = new URL(String(return_uri));
    expect(url.origin).toBe("https://api.shop.example");
    return url.pathname;
  }

  it("is a charge of Omise's other product, whose address the session tells", async () => {
    const { session, chargeId } = await begun();

    expect(session.data).toMatchObject({ status: "pending", download_uri: null });
    const charge = store.sandbox.charge(chargeId);
    expect(charge).toMatchObject({
      authorize_uri: session.data.authorize_uri,
      source: { type: "atome", flow: "redirect", scannable_code: null },
    });
    expect(String(session.data.authorize_uri)).toMatch(/^http/);
    const row: unknown = await store.db("atome_qr_charge").first("flow", "return_url");
    expect(row).toEqual({ flow: "redirect", return_url: null });
  });

  it("leads back to the storefront's page, with the order placed", async () => {
    const { shopper, chargeId, session } = await begun({ return_url: STOREFRONT });
    store.sandbox.pay(chargeId);

    const answer = await comeBack(returnPath(chargeId));

    expect([answer.status, answer.headers.location]).toEqual([303, STOREFRONT]);
    expect(answer.headers["cache-control"]).toBe("no-store");
    const orderId = await shopper.waitForOrder(session.id);
    expect(await orderIdOf(store, shopper)).toBe(orderId);
    const staff = await store.staff();
    expect((await staff.order(orderId)).payment_status).toBe("captured");
  });

  it("is read when its shopper comes back, where no webhook tells of it", async () => {
    store.sandbox.webhooks.faults = { off: true };
    const { shopper, chargeId } = await begun();
    store.sandbox.pay(chargeId);
    await store.db("atome_qr_charge").update({
      checked_at: store.db.raw("checked_at - interval '2 seconds'"),
    });

    const answer = await comeBack(returnPath(chargeId));

    expect(answer.status).toBe(303);
    await waitFor(async () => expect(await orderIdOf(store, shopper)).toBeDefined());
  });

  it("leads back to the hosted page, which goes on where nothing is decided", async () => {
    const { session, chargeId } = await begun();

    for (const query of ["", "?status=successful&paid=1"]) {
      const answer = await comeBack(`${returnPath(chargeId)}${query}`);
      const target = new URL(String(answer.headers.location), `http://s${returnPath(chargeId)}`);
      expect([answer.status, target.search]).toEqual([303, ""]);
      expect(target.href.endsWith(new URL(String(session.data.pay_url)).pathname)).toBe(true);
      const page = await new PayLink(store, target.pathname).open();
      expect(page).toMatchObject({ status: 200, state: "waiting" });
      expect(page.html).toContain(en.continueToAtome);
      expect(page.html).toContain(String(session.data.authorize_uri));
      expect(page.html).not.toContain("<img");
    }
    expect(changesAsked(store).filter((one) => !/POST \/charges$/.test(one))).toEqual([]);
  });

  it("that is declined says so however often its shopper comes back, and can be begun anew", async () => {
    const { chargeId, session } = await begun({ return_url: STOREFRONT });
    store.sandbox.fail(chargeId, "payment_rejected");
    for (let time = 0; time < 2; time++) {
      expect((await comeBack(returnPath(chargeId))).headers.location).toBe(STOREFRONT);
    }
    const link = new PayLink(store, new URL(String(session.data.pay_url)).pathname);
    await waitFor(async () =>
      expect(await link.open()).toMatchObject({ state: "failed", title: en.failedTitle }),
    );
    expect((await link.open()).html).toContain(en.retry);
    await store.db("atome_qr_charge").update({
      created_at: store.db.raw("created_at - interval '1 minute'"),
    });

    const { leadsTo } = await link.renew();

    expect(await leadsTo.open()).toMatchObject({ state: "waiting" });
    const urls = await store.db("atome_qr_charge").pluck<string[]>("return_url");
    expect(urls).toEqual([STOREFRONT, STOREFRONT]);
  });

  it("of an order that is placed first leads back to its page, and is captured when it is paid", async () => {
    await offerInThailand(store, CODE, ORDER_FIRST);
    const shopper = await store.shopper();
    const data = { return_url: STOREFRONT };
    const session = await shopper.choosePayment(ORDER_FIRST, data);
    const { charge_id: chargeId } = session.data;
    const orderId = (await shopper.complete()).order!.id;
    const staff = await store.staff();
    expect((await staff.order(orderId)).payment_status).not.toBe("captured");
    store.sandbox.pay(chargeId);

    expect((await comeBack(returnPath(chargeId))).headers.location).toBe(STOREFRONT);

    await waitFor(async () => expect((await staff.order(orderId)).payment_status).toBe("captured"));
  });

  it("lives as long as staff say, by account and by region as a code does", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const lifetime = async (provider: string) => {
      const { data } = await (await store.shopper()).choosePayment(provider);
      const { created_at, expires_at } = store.sandbox.charge(data.charge_id);
      return Math.round((Date.parse(expires_at) - Date.parse(created_at)) / 60_000);
    };
    const region = await store.db("region").where({ currency_code: "thb" }).first<{ id: string }>();
    await admin.override({ scope: "store", expires_in_seconds: 20 * 60 });
    expect([await lifetime(PROVIDER), await lifetime(CODE)]).toEqual([20, 20]);

    await admin.override({ scope: "region", region_id: region.id, expires_in_seconds: 40 * 60 });
    expect(await lifetime(PROVIDER)).toBe(40);
  });

  it("is not paid by whoever comes back", async () => {
    const { chargeId } = await begun();
    const forged = returnPath(chargeId).replace(/[^/]+$/, "A".repeat(32));

    expect((await comeBack(`${forged}?status=successful`)).status).toBe(404);
    expect((await comeBack("/atome-qr/return/..%2f..%2fadmin")).status).toBeGreaterThanOrEqual(400);
    await comeBack(`${returnPath(chargeId)}?return_url=https://evil.example`);

    expect(await store.db("order").select()).toEqual([]);
    expect(store.sandbox.charge(chargeId).status).toBe("pending");
  });

  it.each(["https://evil.example/", "https://www.shop.example.evil.example/", "//x", 5])(
    "is refused with the return_url %j, and nothing is charged",
    async (return_url) => {
      const shopper = await store.shopper();
      const answer = await shopper.refusedPayment(PROVIDER, { return_url });
      expect([answer.status, (answer.data as { code: string }).code]).toEqual([
        400,
        "return_url_not_allowed",
      ]);
      // What to mend is in the log.
      expect((answer.data as { message: string }).message).toContain("nothing was charged");
      expect(store.sandbox.charges()).toEqual([]);
    },
  );

  it("is what a return_url is for: a code takes no notice of one", async () => {
    const shopper = await store.shopper();
    const data = { return_url: "https://evil.example/" };
    const { data: shown } = await shopper.choosePayment(CODE, data);
    expect(shown).toMatchObject({ status: "pending", authorize_uri: null });
    expect(await store.db("atome_qr_charge").pluck("return_url")).toEqual([null]);
  });

  it.each([
    ["phone_required", { phone: null }],
    ["address_required", { postal_code: null }],
  ])("asks for what Atome requires before Omise is asked: %s", async (code, change) => {
    const shopper = await store.shopper();
    await store.db("cart_address").update(change);

    const answer = await shopper.refusedPayment(PROVIDER);

    expect([answer.status, (answer.data as { code: string }).code]).toEqual([400, code]);
    expect(store.sandbox.charges()).toEqual([]);
    expect(await store.db("atome_qr_charge").select()).toEqual([]);
  });

  it.each<[string, string, () => unknown]>([
    ["phone_required", STOREFRONT, () => store.db("cart_address").update({ phone: null })],
    ["amount_above_maximum", STOREFRONT, () => limitTo(100)],
    ["return_url_not_allowed", "https://evil.example/", () => {}],
  ])("that is refused with %s leaves the code that is shown", async (code, return_url, change) => {
    const shopper = await store.shopper();
    const shown = await shopper.choosePayment(CODE);
    await change();

    const answer = await shopper.refusedPayment(PROVIDER, { return_url });
    jest.restoreAllMocks();

    expect([answer.status, (answer.data as { code: string }).code]).toEqual([400, code]);
    expect(store.sandbox.charges()).toMatchObject([{ status: "pending" }]);
    const [kept] = (await shopper.cart()).payment_collection!.payment_sessions!;
    expect([kept.id, kept.data.status]).toEqual([shown.id, "pending"]);
  });

  /** The account's contract; minor units. */
  function limitTo(max: number): void {
    const { accounts } = store.container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    const { options } = accounts.byId("thonline");
    const { limits } = options;
    jest.replaceProperty(options, "limits", { ...limits, THB: { min: 1, max } });
  }

  it("of an account that lacks Omise's method is refused, and staff read what to have enabled", async () => {
    const account = store.sandbox.accounts.find(({ id }) => id === "th")!;
    account.atomeEnabled = false;
    try {
      const shopper = await store.shopper();
      const answer = await shopper.refusedPayment(PROVIDER);
      expect([answer.status, (answer.data as { code: string }).code]).toEqual([
        400,
        "charge_rejected",
      ]);
      // Why is for staff.
      expect(JSON.stringify(answer.data)).not.toMatch(/omise/i);
      expect(await store.db("atome_qr_charge").pluck("failure_message")).toEqual([
        "Omise has not enabled atome for this account. Ask support@omise.co to enable atome.",
      ]);
      const admin = await AtomeAdmin.logIn(store);
      expect(await admin.account("thonline")).toMatchObject({ method_enabled: false });
      expect(await admin.account("th")).toMatchObject({ method_enabled: true });
    } finally {
      account.atomeEnabled = true;
      // It is asked again a minute later.
      const { accountHealth } = store.container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
      accountHealth.forget({ id: "thonline" });
    }
  });

  it("is ended when the shopper chooses the code instead; one that was just paid is kept", async () => {
    const { shopper, chargeId } = await begun();
    const code = await shopper.choosePayment(CODE);
    expect(store.sandbox.charge(chargeId).status).toBe("expired");
    expect(code.data).toMatchObject({ authorize_uri: null, status: "pending" });

    const other = await begun();
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.pay(other.chargeId);
    const answer = await other.shopper.refusedPayment(CODE);

    expect(answer.status).toBe(500);
    await waitFor(async () => expect(await orderIdOf(store, other.shopper)).toBeDefined());
    expect(store.sandbox.charge(other.chargeId).refunds.data).toEqual([]);
  });

  it("that is confirmed after its shopper has paid with the code goes back", async () => {
    const { shopper, chargeId } = await begun();
    const code = await shopper.choosePayment(CODE);
    store.sandbox.pay(code.data.charge_id);
    const orderId = await shopper.waitForOrder(code.id);
    await store.sandbox.webhooks.settled();
    store.sandbox.payLate(chargeId);

    await runJobLater(store, 360);

    const [late, paid] = [chargeId, code.data.charge_id].map((id) => store.sandbox.charge(id));
    expect(late.refunded_amount).toBe(late.amount);
    expect(paid.refunded_amount).toBe(0);
    expect(await orderIdOf(store, shopper)).toBe(orderId);
  });

  it("is refunded as any other", async () => {
    const { shopper, chargeId, session } = await begun();
    store.sandbox.pay(chargeId);
    const orderId = await shopper.waitForOrder(session.id);
    const staff = await store.staff();

    expect(await staff.refund(orderId, 10)).toMatchObject({ status: 200 });

    expect(store.sandbox.charge(chargeId).refunds.data).toMatchObject([{ amount: 1000 }]);
  });

  it("has no picture of a code, and its account's health is about its own product", async () => {
    const { shopper, session } = await begun();
    const qr = await shopper.refused("get", `/store/atome-qr/payment-sessions/${session.id}/qr`);
    expect([qr.status, (qr.data as { code: string }).code]).toEqual([404, "qr_not_available"]);

    const admin = await AtomeAdmin.logIn(store);
    expect(await admin.account("thonline")).toMatchObject({
      flow: "redirect",
      method_enabled: true,
    });
    expect(await admin.account("th")).toMatchObject({ flow: "qr", method_enabled: true });
  });

  it("shares the webhook of the entry for codes: one address, and what was last seen of it", async () => {
    const seen = (account: string, at: string, key: string) => ({
      account,
      last_good_at: at,
      last_good_key: key,
      last_bad_at: at,
      last_bad_reason: "bad_signature",
    });
    await store
      .db("atome_qr_webhook_report")
      .insert([
        seen("th", "2026-01-31T10:00:00Z", "charge.complete"),
        seen("thhold", "2026-01-31T09:00:00Z", "charge.create"),
        seen("sg", "2026-01-31T11:00:00Z", "charge.expire"),
      ]);
    const admin = await AtomeAdmin.logIn(store);

    for (const account of ["th", "thonline"]) {
      expect(await admin.account(account)).toMatchObject({
        webhook_url: "https://api.shop.example/hooks/atome-qr/th",
        last_good_webhook: { at: "2026-01-31T10:00:00.000Z", key: "charge.complete" },
        last_bad_webhook: { at: "2026-01-31T10:00:00.000Z", reason: "bad_signature" },
      });
    }
  });

  it("is not offered at the counter", async () => {
    const { shopper, session, chargeId } = await openCharge(store);
    store.sandbox.pay(chargeId);
    const orderId = await shopper.waitForOrder(session.id);
    const staff = await store.staff();
    await staff.addToOrder(orderId);

    const answer = await staff.ask("post", `/admin/atome-qr/orders/${orderId}/qr`, {
      provider_id: PROVIDER,
    });

    expect([answer.status, answer.data.code]).toEqual([400, "provider_not_available"]);
  });
});
