import { en } from "../../src/shopper-texts/en";
import { ms } from "../../src/shopper-texts/ms";
import { th } from "../../src/shopper-texts/th";
import { changesAsked } from "../support/asked-of-omise";
import { minuteLater, runJob } from "../support/job";
import { endedPayPage, openPayPage } from "../support/pay-page";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

const STOREFRONT = "http://localhost:8000";

export default suite(__filename, "the hosted pay page tells the truth", (store) => {
  const openPayment = (providerId?: string) => openPayPage(store, providerId);
  const endedPayment = (end?: "expire" | "fail") => endedPayPage(store, end);

  const chargesMade = () =>
    changesAsked(store).filter((change) => change === "POST /charges").length;

  it("when it was paid", async () => {
    const { shopper, session, link, chargeId } = await openPayment();
    store.sandbox.pay(chargeId);
    await shopper.waitForOrder(session.id);
    const page = await link.open(`?return_url=${STOREFRONT}/`);
    expect(page).toMatchObject({ state: "paid", title: en.paidTitle });
    expect(page.html).toContain(en.paidDone);
    expect(page.html).toContain(`href="${STOREFRONT}/"`);
    expect(page.html).not.toContain("refresh");
  });

  it("when no webhook came: it asks Omise by itself", async () => {
    store.sandbox.webhooks.faults = { off: true };
    const { link, chargeId } = await openPayment();
    store.sandbox.pay(chargeId);
    await minuteLater(store);
    // The page does not wait for long: a slow machine shows that the order is being placed.
    await waitFor(async () => expect((await link.open()).state).toBe("paid"));
  });

  it("when it failed, and why", async () => {
    const { link } = await openPayment();
    const [charge] = store.sandbox.charges();
    store.sandbox.fail(charge.id, "payment_rejected");
    await waitFor(async () => {
      const page = await link.open();
      expect(page).toMatchObject({ state: "failed", title: en.failedTitle });
      expect(page.html).toContain(en.reason_payment_rejected);
      expect(page.html).toContain(en.newCode);
    });
  });

  it("when it failed for a reason only Omise knows, in the shopper's language alone", async () => {
    const { link } = await endedPayment("fail");
    await store
      .db("atome_qr_charge")
      .update({ failure_code: "brand_new", failure_message: "In Omise's own words" });
    const { html } = await link.open("", "th");
    expect(html).toContain(th.failedText);
    expect(html).not.toMatch(/brand_new|own words/);
  });

  it("when it expired", async () => {
    const { link } = await endedPayment();
    const page = await link.open("", "ms");
    expect(page).toMatchObject({ state: "expired", title: ms.expiredTitle });
    expect(page.html).toContain(ms.newCode);
  });

  it("when the shopper chose another way to pay", async () => {
    const { shopper, link } = await openPayment();
    await shopper.choosePayment("pp_system_default");
    const page = await link.open();
    expect(page).toMatchObject({ status: 200, state: "gone", title: en.goneTitle });
    expect(page.html).not.toContain("<form");
    expect((await link.renew()).leadsTo.path).toBe(link.path);
    expect(chargesMade()).toBe(1);
  });

  it("when the cart was changed", async () => {
    const { shopper, link } = await openPayment();
    await shopper.addItem();
    const page = await link.open();
    expect(page.state).toBe("gone");
    expect(page.html).toContain(en.goneText);
  });

  it.each([
    ["returned", "pp_atome-qr_th", en.returnedTitle],
    ["held", "pp_atome-qr_thhold", en.heldTitle],
  ])("when there was nothing to pay for: it was %s", async (state, provider, title) => {
    store.sandbox.webhooks.faults = { off: true };
    const { shopper, link, session, chargeId } = await openPayment(provider);
    await store.db("payment_session").where({ id: session.id }).delete();
    const changed = { quantity: 3 };
    await store.db("cart_line_item").where({ cart_id: shopper.cartId }).update(changed);
    store.sandbox.pay(chargeId);
    await minuteLater(store);
    await runJob(store);
    expect(await link.open()).toMatchObject({ state, title });
  });

  it("when its order was cancelled over it: no new code for that", async () => {
    const { shopper, link, chargeId } = await openPayment("pp_atome-qr_thorder");
    await shopper.complete();
    store.sandbox.expire(chargeId);
    await waitFor(async () => expect((await link.open()).state).toBe("expired"));
    await waitFor(async () => expect((await link.open()).html).not.toContain("<form"));
    expect((await link.renew()).leadsTo.path).toBe(link.path);
    expect(chargesMade()).toBe(1);
  });
});
