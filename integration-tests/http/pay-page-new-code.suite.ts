import { en } from "../../src/shopper-texts/en";
import { th } from "../../src/shopper-texts/th";
import { changesAsked } from "../support/asked-of-omise";
import { endedPayPage, openPayPage } from "../support/pay-page";
import { removeCart } from "../support/remove-cart";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

const STOREFRONT = "http://localhost:8000";

export default suite(__filename, "the hosted pay page asked for a new code", (store) => {
  const openPayment = () => openPayPage(store);
  const endedPayment = (end?: "expire" | "fail") => endedPayPage(store, end);

  const chargesMade = () =>
    changesAsked(store).filter((change) => change === "POST /charges").length;

  it("leads to it, keeping how the page was wanted, and it can be paid", async () => {
    const { shopper, link } = await endedPayment();
    const wanted = `?lang=th&view=counter&return_url=${encodeURIComponent(`${STOREFRONT}/x`)}`;
    const { html } = await link.open(wanted);
    const action = /<form[^>]* action="[^"?]+\/renew([^"]*)"/.exec(html)?.[1];

    const { page, leadsTo, query } = await link.renew(action?.replaceAll("&amp;", "&"));

    expect(page.status).toBe(303);
    expect(query).toBe(wanted);
    expect(leadsTo.path).not.toBe(link.path);
    expect(await leadsTo.open()).toMatchObject({ status: 200, state: "waiting" });
    const [session] = (await shopper.cart()).payment_collection!.payment_sessions!;
    store.sandbox.pay(session.data.charge_id);
    expect(await shopper.waitForOrder(session.id)).toBeTruthy();
    await waitFor(async () => expect((await leadsTo.open()).state).toBe("paid"));
  });

  it("does not give the new link away, but leads to it whoever asks with the old one", async () => {
    const { link } = await endedPayment();
    const { leadsTo } = await link.renew();

    const old = await link.open();

    expect(old.state).toBe("expired");
    expect(old.html).toContain(en.newCode);
    expect(old.html).not.toContain(leadsTo.path.split("/").at(-1));
    expect((await link.renew()).leadsTo.path).toBe(leadsTo.path);
    expect(chargesMade()).toBe(2);
  });

  it("twice at once makes one, and both get it", async () => {
    const { link } = await endedPayment("fail");
    store.sandbox.faults.add({ match: "POST /charges", kind: "slow", ms: 300 });

    const answers = await Promise.all([link.renew(), link.renew(), link.renew()]);

    expect(chargesMade()).toBe(2);
    const targets = new Set(answers.map(({ leadsTo }) => leadsTo.path));
    expect(targets.size).toBe(1);
    expect(targets).not.toContain(link.path);
  });

  it("leads to the one that the storefront has made meanwhile", async () => {
    const { shopper, link } = await endedPayment();
    const again = await shopper.choosePayment();
    expect((await link.renew()).leadsTo.path).toBe(again.data.pay_url);
    expect(chargesMade()).toBe(2);
  });

  it("says so when Omise cannot be reached, and the next try works", async () => {
    const { link } = await endedPayment();
    store.sandbox.faults.add({ match: "POST /charges", kind: "error", status: 503, html: true });

    const { page } = await link.renew("?lang=th");

    expect(page).toMatchObject({ status: 503, state: "error", title: th.errorTitle });
    expect(page.html).toMatch(/<form[^>]*action="\.\.\/[\w-]+\/renew\?lang=th"/);
    expect(page.html).toContain(th.retry);
    expect((await link.open()).state).toBe("expired");
    const reloaded = await store.api.get<string>(`${link.path}/renew?lang=th`);
    expect(reloaded.data).toContain(th.expiredTitle);
    store.sandbox.faults.clear();
    const { leadsTo } = await link.renew();
    expect(leadsTo.path).not.toBe(link.path);
    expect((await leadsTo.open()).state).toBe("waiting");
  });

  it("for a cart that is paid makes none: the page says that it is paid", async () => {
    const { shopper, session, link, chargeId } = await openPayment();
    store.sandbox.pay(chargeId);
    await shopper.waitForOrder(session.id);

    const { page, leadsTo } = await link.renew();

    expect(page.status).toBe(303);
    expect((await leadsTo.open()).state).toBe("paid");
    expect(chargesMade()).toBe(1);
  });

  it("for a cart that was ordered in another way makes none", async () => {
    const { shopper, link } = await endedPayment();
    await shopper.choosePayment("pp_system_default");
    expect((await shopper.complete()).type).toBe("order");

    expect((await link.renew()).leadsTo.path).toBe(link.path);
    expect((await link.open()).state).toBe("gone");
    expect(chargesMade()).toBe(1);
  });

  it("for a cart that the store has removed makes none", async () => {
    const { shopper, link } = await endedPayment();
    expect((await link.open()).html).toContain(en.newCode);
    await removeCart(store.container, shopper.cartId);

    expect((await link.renew()).leadsTo.path).toBe(link.path);
    expect((await link.open()).html).not.toContain(en.newCode);
    expect(chargesMade()).toBe(1);
  });
});
