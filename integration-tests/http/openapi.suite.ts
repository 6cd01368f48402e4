import { OPERATIONS } from "../../scripts/openapi/document";
import { signWebhook } from "../../sandbox";
import { Till } from "../support/counter";
import { Pairing, pairWith, Screen } from "../support/customer-display";
import { runJob } from "../support/job";
import { OrderDesk } from "../support/order-desk";
import { PayLink } from "../support/pay-page";
import { type PaymentSession } from "../support/shopper";
import { suite } from "../support/store-suite";
import { eventBody, secretOf } from "../support/webhook";

/** Every test compares the answers that it gets with docs/openapi.json (`support/check-answers.ts`). */
export default suite(__filename, "docs/openapi.json", (store) => {
  const raw = { validateStatus: () => true, maxRedirects: 0 };
  const headers = () => ({ "x-publishable-api-key": store.publishableKey });

  it("describes what every route answers", async () => {
    const till = await Till.open(store);
    await asStorefront(await openPayment());
    await asShopper(PayLink.of(store, await openPayment()));
    await asStaff(till);
    await asTill(till);
    await asOmiseAndMonitor();
    const all = OPERATIONS.map(({ method, path }) => `${method} ${path}`);
    // That needs an order which could not be placed: place-order.suite.ts.
    const elsewhere = "post /admin/atome-qr/charges/{id}/place-order";
    const unseen = all.filter((one) => one !== elsewhere && !store.answers.seen.includes(one));
    expect(unseen).toEqual([]);
  });

  async function openPayment(): Promise<PaymentSession> {
    return (await store.shopper()).choosePayment();
  }

  async function asStorefront({ id }: PaymentSession): Promise<void> {
    const config = "/store/atome-qr/config?provider_id=pp_atome-qr_th";
    for (const path of [
      config,
      ...["", "/qr"].map((of) => `/store/atome-qr/payment-sessions/${id}${of}`),
    ]) {
      await store.api.get(path, { headers: headers() });
    }
  }

  async function asShopper(link: PayLink): Promise<void> {
    await link.open();
    await link.status();
    await link.statusByAddress();
    await store.api.get(`${link.path}/qr`);
    await store.api.get(link.path.replace("/pay/", "/return/"), raw);
    await store.api.get(`${link.path}/renew`, raw);
    await store.api.post(`${link.path}/renew`, "", raw);
    await store.api.get(`${link.path}/switch`, raw);
    await store.api.post(`${link.path}/switch`, "", raw);
  }

  async function asStaff({ admin }: Till): Promise<void> {
    const { charge_id: toPay } = (await openPayment()).data;
    const { charge_id: toEnd } = (await openPayment()).data;
    const { data: made } = await admin.override({ scope: "store", expires_in_seconds: 600 });
    for (const path of [
      ...["/charges", "/charges/export", `/charges/${toPay}`, `/charges/${toPay}/qr`],
      ...["/statistics", "/accounts", "/expiry-overrides"],
    ]) {
      await admin.ask("get", path);
    }
    await admin.ask("delete", `/expiry-overrides/${made.expiry_override.id}`);
    await admin.do(toPay, "pay-link");
    await admin.do(toEnd, "expire");
    await admin.do(toPay, "mark-as", { status: "paid" });
    await admin.do(toPay, "sync");
    await admin.do(toPay, "refund", { amount: 100 });
    await admin.do(toPay, "handled", { handled: true });
    const orderId = await new OrderDesk(store, admin).order(300);
    await admin.newQr(orderId);
    await admin.order(orderId);
  }

  async function asTill(till: Till): Promise<void> {
    const screen = await Screen.of(store, till);
    const { id } = await till.sold({ amount: 20_000 });
    await till.admin.ask("post", `/counter/tills/${till.id}/show`, { sale_id: id });
    await screen.look();
    await screen.qr(id);
    await screen.page();
    await store.api.get("/atome-qr/display");
    await Promise.all([till.setup(), till.products("tote"), till.sales(), till.sale(id)]);
    await till.receipt(id);
    await till.cancel(id);
    const pairing = new Pairing(till);
    await pairWith(store, (await pairing.begin()).pairing_code);
    await pairing.revoke((await pairing.list())[0].id);
  }

  async function asOmiseAndMonitor(): Promise<void> {
    const hook = "/hooks/atome-qr/th";
    const body = eventBody("chrg_test_unknown");
    const signed = {
      ...signWebhook(body, secretOf(store, "th")),
      "content-type": "application/json",
    };
    await store.api.post(hook, Buffer.from(body), { headers: signed });
    await store.api.get(hook, raw);
    await store.api.options(hook, raw);
    await runJob(store);
    await store.api.get("/atome-qr/health", raw);
  }
});
