import jsQR from "jsqr";
import { PNG } from "pngjs";

import { en } from "../../src/shopper-texts/en";
import { ms } from "../../src/shopper-texts/ms";
import { th } from "../../src/shopper-texts/th";
import { zh } from "../../src/shopper-texts/zh";
import { changesAsked } from "../support/asked-of-omise";
import { endedPayPage, openPayPage, PayLink } from "../support/pay-page";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

const STOREFRONT = "http://localhost:8000";

export default suite(__filename, "the hosted pay page", (store) => {
  const openPayment = () => openPayPage(store);

  /** The answer instead of an image, which is JSON. */
  async function refusedQr(link: PayLink) {
    const { status, data } = await link.qr();
    return { status, ...(JSON.parse(Buffer.from(data).toString()) as { code: string }) };
  }

  describe("of an open code", () => {
    it("is named in the session's data, and shows what is to be paid, to whom and how", async () => {
      const { session, link } = await openPayment();
      expect(session.data.pay_url).toMatch(/^\/atome-qr\/pay\/[\w-]{32}$/);

      const page = await link.open();

      expect(page).toMatchObject({ status: 200, state: "waiting", title: en.payTitle });
      const amount = session.amount.toLocaleString("en", { minimumFractionDigits: 2 });
      expect(page.html).toContain(`<strong>฿${amount}</strong>`);
      expect(page.html).toContain(`alt="QR code to pay ฿${amount} with Atome"`);
      expect(page.html).toMatch(/<p class="store">[^<]+<\/p>/);
      expect(page.html).toMatch(/<time datetime="[^"]+Z" data-countdown="\d+"\s*>1[12]:[\d:]{5}</);
      expect(page.html).toContain(
        '<noscript><meta http-equiv="refresh" content="10" /></noscript>',
      );
    });

    it("leads to the code's own address at Omise, also where no script runs", async () => {
      const { chargeId, link } = await openPayment();
      const { source } = store.sandbox.charge(chargeId);
      const uri = source.scannable_code!.image.download_uri;

      for (const query of ["", "?view=counter"]) {
        const { html } = await link.open(query);

        const [script = "", noscript = ""] = ["<div[^>]* data-broken", "<noscript[^>]*>\\s*<a"].map(
          (start) => new RegExp(`${start}[^]*?</(?:div|noscript)>`).exec(html)?.[0],
        );
        expect(script).toContain(`href="${uri}"`);
        expect(noscript).toContain(`href="${uri}"`);
      }
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
      // But a link to Omise, for where the picture cannot be loaded here.
      const own = page.html.replace(/<a class="button omise" href="[^"]+"/g, "");
      expect(own).not.toMatch(/(src|href|action)="(https?:)?\/\//);
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
      expect(await refusedQr(link)).toMatchObject({ status: 404, code: "qr_not_available" });
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
      expect(page).toMatchObject({ status: 200, title: strings.payTitle });
      expect(/<html\s+lang="([^"]*)"/.exec(page.html)?.[1]).toBe(lang);
      expect(page.html).toContain(strings.stepConfirm);
      expect(page.html).not.toContain("alert(1)");
    });

    it("is made for a counter where that is asked for, and for nothing else", async () => {
      const { link } = await openPayment();
      expect((await link.open("?view=counter")).title).toBe(en.counterHint);
      for (const view of ["", "COUNTER", "%3Cb%3E", "counter&view=counter"]) {
        const page = await link.open(`?view=${view}`);
        expect(page.html).toContain('class="page"');
        expect(page.title).toBe(en.payTitle);
      }
    });

    it("has a printer and a counter for staff alone, also on what their link leads to", async () => {
      const { link } = await openPayment();
      const offers = async (query: string) => {
        const { html } = await link.open(query);
        return [/<button[^>]* data-print/.test(html), html.includes(en.counterView)];
      };
      expect(await offers("")).toEqual([false, false]);
      expect(await offers("?staff=0")).toEqual([false, false]);
      expect(await offers("?staff=1")).toEqual([true, true]);
      expect(await offers("?view=counter")).toEqual([true, false]);
    });

    it("tells an iPhone to hold the code, and others to save it", async () => {
      const { link } = await openPayment();
      const told = async (userAgent: string) => (await link.open("", "en", userAgent)).html;
      expect(await told("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0)")).toContain(
        `>${en.samePhoneHold}<`,
      );
      expect(await told("Mozilla/5.0 (Linux; Android 14)")).toContain(`>${en.samePhoneHelp}<`);
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
      expect(changesAsked(store)).toEqual(["POST /charges"]); // the first; nor was that one ended
    });
  });

  describe("asked how it stands", () => {
    it("says what the store's route says, without its key", async () => {
      const { shopper, session, link } = await openPayment();
      const payment = await shopper.payment(session.id);
      const answers = [await link.status(), await link.statusByAddress()];
      expect(answers.map(({ status, data }) => [status, data])).toEqual([
        [200, { payment }],
        [200, { payment }],
      ]);
    });

    it("by its script, with the token in no address", async () => {
      const { link } = await openPayment();
      const { html } = await link.open();
      const token = link.path.split("/").at(-1)!;
      expect(/data-status-url="([^"]*)"/.exec(html)?.[1]).toBe("../status");
      expect(/data-token="([^"]*)"/.exec(html)?.[1]).toBe(token);
      const url = new URL("../status", new URL(link.path, "http://store"));
      expect(url.pathname).toBe("/atome-qr/status");
    });

    it("without a token, or with one of nobody's, is told nothing", async () => {
      const { link } = await openPayment();
      for (const path of ["", "a".repeat(32), `${link.path}x`]) {
        const { status, data } = await new PayLink(store, `/atome-qr/pay/${path}`).status();
        expect([status, data]).toMatchObject([404, { code: "payment_not_found" }]);
      }
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
        expect([status, data]).toMatchObject([400, { code: "invalid_wait" }]);
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

      expect(over).toMatchObject({ status: 404, state: "unknown", title: th.linkOverTitle });
      expect(over.html).toContain(th.linkOverText);
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
        expect(await refusedQr(link)).toMatchObject({ status: 404, code: "payment_not_found" });
        expect((await link.renew()).page).toMatchObject({ status: 404, state: "unknown" });
      }
      expect(store.sandbox.requests).toEqual([]);
    });

    it("is still good on the day after its code", async () => {
      const { link } = await endedPayPage(store);
      await store
        .db("atome_qr_charge")
        .update({ expires_at: store.db.raw("now() - interval '23 hours'") });
      expect((await link.open()).state).toBe("expired");
    });
  });
});
