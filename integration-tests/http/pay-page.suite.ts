import jsQR from "jsqr";
import { PNG } from "pngjs";

import { en } from "../../src/storefront/strings/en";
import { ms } from "../../src/storefront/strings/ms";
import { th } from "../../src/storefront/strings/th";
import { zh } from "../../src/storefront/strings/zh";
import { minuteLater, runJob } from "../support/job";
import { PayLink } from "../support/pay-page";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

const STOREFRONT = "http://localhost:8000";

export default suite(__filename, "the hosted pay page", (store) => {
  async function openPayment(providerId?: string) {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment(providerId);
    return { shopper, session, link: PayLink.of(store, session), chargeId: session.data.charge_id };
  }

  async function endedPayment(end: "expire" | "fail" = "expire") {
    const payment = await openPayment();
    store.sandbox[end](payment.chargeId);
    await waitFor(async () => {
      const row = await store.db<{ settled_at: Date | null }>("atome_qr_charge").first();
      expect(row?.settled_at).not.toBeNull();
    });
    return payment;
  }

  const chargesMade = () =>
    store.sandbox.requests.filter((one) => one.method === "POST" && one.path === "/charges").length;

  describe("of an open code", () => {
    it("is named in the session's data, and shows what is to be paid, to whom and how", async () => {
      const { session, link } = await openPayment();
      expect(session.data.pay_url).toMatch(/^\/atome-qr\/pay\/[\w-]{32}$/);

      const page = await link.open();

      expect(page).toMatchObject({ status: 200, state: "waiting", title: en.title });
      const amount = session.amount.toLocaleString("en", { minimumFractionDigits: 2 });
      expect(page.html).toContain(`<strong>฿${amount}</strong>`);
      expect(page.html).toContain(`alt="QR code to pay ฿${amount} with Atome"`);
      expect(page.html).toMatch(/<p class="store">[^<]+<\/p>/);
      expect(page.html).toMatch(/<time datetime="[^"]+Z" data-countdown="\d+"\s*>1[12]:[\d:]{5}</);
      expect(page.html).toContain(
        '<noscript><meta http-equiv="refresh" content="10" /></noscript>',
      );
    });

    it("lets nothing foreign in, and nobody keep, find or frame it", async () => {
      const { link } = await openPayment();

      const [page, again] = [await link.open(), await link.open()];

      const policy = page.headers["content-security-policy"];
      const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1];
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain("unsafe");
      expect(page.html.match(/<(script|style) nonce="([^"]+)"/g)).toHaveLength(2);
      expect(page.html.split(`nonce="${nonce}"`)).toHaveLength(3);
      expect(again.headers["content-security-policy"]).not.toBe(policy);
      expect(page.headers).toMatchObject({
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-robots-tag": expect.stringContaining("noindex") as string,
        "content-language": "en",
      });
      expect(page.html).not.toMatch(/\son\w+=|\sstyle=|javascript:/i);
      expect(page.html).not.toMatch(/(src|href|action)="(https?:)?\/\//);
    });

    it("shows the code, which can be scanned, and not for longer than it can be paid", async () => {
      const { shopper, session, link, chargeId } = await openPayment();

      const { status, data, headers } = await link.qr();
      const png = PNG.sync.read(Buffer.from(data));
      const code = jsQR(new Uint8ClampedArray(png.data), png.width, png.height);
      expect([status, headers["content-type"]]).toEqual([200, "image/png"]);
      expect(headers["cache-control"]).toBe("no-store");
      expect(code?.data).toBe(store.sandbox.charge(chargeId).pay_url);

      store.sandbox.pay(chargeId);
      await shopper.waitForOrder(session.id);
      expect((await link.qr()).status).toBe(404);
    });

    it.each([
      ["", "th-TH,th;q=0.9,en;q=0.5", "th", th],
      ["", "fr,ms;q=0.5", "ms", ms],
      ["?lang=zh", "th", "zh-Hans", zh],
      ["?lang=ms", "en", "ms", ms],
      ["", "fr", "en", en],
      ["?lang=xx", "th", "th", th],
      ["?lang=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "en", "en", en],
      ["?lang=th&lang=ms", "zh", "zh-Hans", zh],
      ["?lang[a]=th", "", "en", en],
    ])("with %j, for a browser of %j, is in %s", async (query, accepts, lang, strings) => {
      const { link } = await openPayment();
      const page = await link.open(query, accepts);
      expect(page).toMatchObject({ status: 200, title: strings.title });
      expect(page.html).toContain(`<html lang="${lang}"`);
      expect(page.html).toContain(strings.stepConfirm);
      expect(page.html).not.toContain("alert(1)");
    });

    it("is made for a counter where that is asked for, and for nothing else", async () => {
      const { link } = await openPayment();
      expect((await link.open("?view=counter")).title).toBe(en.counterHint);
      for (const view of ["", "COUNTER", "%3Cb%3E", "counter&view=counter"]) {
        const page = await link.open(`?view=${view}`);
        expect(page.html).toContain('class="page"');
        expect(page.title).toBe(en.title);
      }
    });

    it("leads back to the store's own storefronts, and nowhere else", async () => {
      const { link } = await openPayment();
      const back = async (url: string) => {
        const { html, status } = await link.open(`?return_url=${encodeURIComponent(url)}`);
        expect(status).toBe(200);
        return /<a class="button"[^>]* href="([^"]+)" rel/.exec(html)?.[1];
      };
      expect(await back(`${STOREFRONT}/cart?a=1&b=2`)).toBe(`${STOREFRONT}/cart?a=1&amp;b=2`);
      expect(await back("https://my.shop.example/")).toBe("https://my.shop.example/");
      for (const url of [
        "https://evil.example/",
        `${STOREFRONT}.evil.example/`,
        `${STOREFRONT}@evil.example/`,
        "http://user:secret@localhost:8000/",
        "http://localhost:8001/",
        "https://localhost:8000/",
        "https://a.my.shop.example.evil.example/",
        "//localhost:8000/",
        "/cart",
        "javascript:alert(1)//http://localhost:8000",
        "data:text/html,<script>alert(1)</script>",
        `${STOREFRONT}/${"x".repeat(3000)}`,
        "not an address",
      ]) {
        expect(await back(url)).toBeUndefined();
      }
    });

    it("answers a HEAD request with the same headers and no body, at once", async () => {
      const { link } = await openPayment();
      const head = await link.head();
      expect(head).toMatchObject({ status: 200, data: "" });
      expect(head.headers["content-type"]).toContain("text/html");
      expect(head.headers["content-security-policy"]).toContain("default-src 'none'");
      expect(await link.head("/status?wait=25")).toMatchObject({ status: 200, data: "" });
    });

    it("escapes whatever the store is called", async () => {
      const { link } = await openPayment();
      await store.db("store").update({ name: `<script>alert("x")</script> & 'Sons'` });
      const { html } = await link.open();
      expect(html).toContain(
        "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;Sons&#39;",
      );
      expect(html).not.toContain('<script>alert("x")');
    });

    it("cannot be renewed: it leads back, and nothing is made", async () => {
      const { link } = await openPayment();
      const { page, leadsTo } = await link.renew();
      expect(page.status).toBe(303);
      expect(leadsTo.path).toBe(link.path);
      expect(chargesMade()).toBe(1);
    });
  });

  describe("asked how it stands", () => {
    it("says what the store's route says, without its key", async () => {
      const { shopper, session, link } = await openPayment();
      expect(await link.status()).toEqual({
        status: 200,
        data: { payment: await shopper.payment(session.id) },
      });
    });

    it("holds its answer until the payment comes", async () => {
      const { link, chargeId } = await openPayment();
      const [answer] = await Promise.all([
        link.status("?wait=25"),
        waitFor(() => store.sandbox.pay(chargeId)),
      ]);
      expect(answer.data).toMatchObject({
        payment: { status: "paid", order_id: expect.stringMatching(/^order_/) as string },
      });
    });

    it("refuses a wait that is none", async () => {
      const { link } = await openPayment();
      for (const wait of ["26", "-1", "x", "1&wait=2"]) {
        const { status, data } = await link.status(`?wait=${wait}`);
        expect(status).toBe(400);
        expect(data).toMatchObject({ code: "invalid_wait" });
      }
    });
  });

  describe("of a link that tells nothing", () => {
    const nobodys = [
      `/atome-qr/pay/${"A".repeat(32)}`,
      "/atome-qr/pay/short",
      "/atome-qr/pay/'%3B%20drop%20table%20atome_qr_charge%3B--",
      "/atome-qr/pay/%00",
      `/atome-qr/pay/${"A".repeat(5000)}`,
      "/atome-qr/pay/%3Cscript%3E",
    ];
    const withoutNonces = (html: string) => html.replace(/nonce="[^"]+"/g, "");

    it("says the same of all of them, in the shopper's language", async () => {
      const { link } = await openPayment();
      await store
        .db("atome_qr_charge")
        .update({ expires_at: store.db.raw("now() - interval '25 hours'") });

      const over = await link.open("", "th");

      expect(over).toMatchObject({ status: 404, state: "gone", title: th.goneTitle });
      expect(over.headers["cache-control"]).toBe("no-store");
      for (const path of nobodys) {
        const page = await new PayLink(store, path).open("", "th");
        expect(page.status).toBe(404);
        expect(withoutNonces(page.html)).toBe(withoutNonces(over.html));
      }
    });

    it("has no status, no code and no renewal either", async () => {
      for (const path of nobodys) {
        const link = new PayLink(store, path);
        expect(await link.status()).toMatchObject({
          status: 404,
          data: { code: "payment_not_found" },
        });
        expect((await link.qr()).status).toBe(404);
        expect((await link.renew()).page).toMatchObject({ status: 404, state: "gone" });
      }
    });

    it("is still good on the day after its code", async () => {
      const { link } = await endedPayment();
      await store
        .db("atome_qr_charge")
        .update({ expires_at: store.db.raw("now() - interval '23 hours'") });
      expect((await link.open()).state).toBe("expired");
    });
  });

  describe("tells the truth", () => {
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
      expect((await link.open()).state).toBe("paid");
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

    it("when it failed for a reason only Omise knows, in Omise's words, escaped", async () => {
      const { link } = await endedPayment("fail");
      await store
        .db("atome_qr_charge")
        .update({ failure_code: "brand_new", failure_message: "<img src=x onerror=alert(1)>" });
      const { html } = await link.open("", "th");
      expect(html).toContain('<p lang="en">&lt;img src=x onerror=alert(1)&gt;</p>');
      expect(html).not.toContain("<img");
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
      expect((await link.open()).state).toBe("gone");
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

  describe("asked for a new code", () => {
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
  });
});
