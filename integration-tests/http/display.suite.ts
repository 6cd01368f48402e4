import jsQR from "jsqr";
import { PNG } from "pngjs";

import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { en as ofShoppers } from "../../src/shopper-texts/en";
import { en } from "../../src/shopper-texts/display/en";
import { Till } from "../support/counter";
import { Pairing, pairWith, Screen } from "../support/customer-display";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

const IDLE = {
  state: "idle",
  sale_id: null,
  amount: null,
  currency: null,
  expires_at: null,
  seconds_left: null,
  failure_code: null,
};

export default suite(__filename, "a customer display", (store) => {
  let till: Till;
  let screen: Screen;

  beforeEach(async () => {
    till = await Till.open(store, "till_front");
    screen = await Screen.of(store, till);
  });

  const show = (saleId: string | null, of = till) =>
    till.admin.ask("post", `/counter/tills/${of.id}/show`, { sale_id: saleId });

  /** The next thing it shows. */
  const next = async () => (await screen.wait()).data;

  it("shows the store while nothing is to be paid", async () => {
    const { data } = await screen.takeOver();
    expect(data.display).toEqual(IDLE);
    expect(data.page.html).toContain(en.idleText);
    const { data: page, headers } = await screen.page();
    expect(page).toContain('data-look="idle"');
    expect(page).not.toMatch(/\son\w+=|\sstyle=|<form/);
    expect(headers["content-security-policy"]).toContain("img-src 'self' blob:;");
  });

  it("shows the store's logo, and lets in images of its origin alone", async () => {
    const { options } = store.container.resolve<AtomeQrModuleService>("atomeQr");
    options.displayLogoUrl = "https://cdn.shop.example/a/logo.svg";
    try {
      const { data, headers } = await screen.page();
      expect(data).toContain('src="https://cdn.shop.example/a/logo.svg"');
      const policy = String(headers["content-security-policy"]);
      expect(policy).toContain("img-src 'self' blob: https://cdn.shop.example;");
      expect(policy).not.toContain("unsafe");
    } finally {
      delete options.displayLogoUrl;
    }
  });

  it("shows the code that its till makes, which can be scanned, and what is to be paid", async () => {
    const waiting = next();
    const sale = await till.sold({ amount: 20_000 });
    const { display, page } = await waiting;
    expect(display).toMatchObject({
      state: "code",
      sale_id: sale.id,
      amount: 20_000,
      currency: "THB",
      expires_at: sale.expires_at,
    });
    expect(page.html).toContain("฿200.00");
    expect(page.html).toContain(`data-countdown="${display.seconds_left}"`);

    const { status, data } = await screen.qr(sale.id);
    expect(status).toBe(200);
    const png = PNG.sync.read(Buffer.from(data));
    const code = jsQR(new Uint8ClampedArray(png.data), png.width, png.height);
    expect(code?.data).toBe(store.sandbox.charge(sale.charge_id!).pay_url);
  });

  it.each([
    ["pay", "paid", "good", ofShoppers.paidTitle],
    ["fail", "failed", "bad", ofShoppers.failedTitle],
    ["expire", "expired", "wait", ofShoppers.expiredTitle],
  ] as const)(
    "tells when shoppers %s, until its till shows something else",
    async (act, state, look, title) => {
      const sale = await till.sold({ amount: 20_000 });
      await screen.look();
      const waiting = next();
      store.sandbox[act](sale.charge_id!);
      const { display, page } = await waiting;
      expect(display).toMatchObject({
        state,
        sale_id: sale.id,
        amount: 20_000,
        seconds_left: null,
      });
      expect(page).toMatchObject({ look, html: expect.stringContaining(title) as string });
      expect((await screen.qr(sale.id)).status).toBe(404);

      const after = next();
      await show(null);
      expect((await after).display).toEqual(IDLE);
      await show(sale.id);
      expect((await screen.look()).state).toBe(state);
    },
  );

  it("hears of the payment without a webhook, and without the till", async () => {
    store.sandbox.webhooks.faults = { off: true };
    const sale = await till.sold({ amount: 20_000 });
    await screen.look();
    store.sandbox.pay(sale.charge_id!);
    await store.db("atome_qr_charge").update({ checked_at: null });
    expect((await next()).display).toMatchObject({ state: "paid" });
  });

  it("shows nothing of a sale that was cancelled, and the next one at once", async () => {
    const sale = await till.sold({ amount: 20_000 });
    await screen.look();
    const waiting = next();
    await till.cancel(sale.id);
    expect((await waiting).display).toEqual(IDLE);
    await show(sale.id);
    expect(await screen.look()).toEqual(IDLE);
    const other = await till.sold({ amount: 30_000 });
    expect(await screen.look()).toMatchObject({ sale_id: other.id, amount: 30_000 });
    expect((await screen.qr(sale.id)).status).toBe(404);
  });

  it("shows no other till's codes, not even where its own is told to", async () => {
    const other = await Till.open(store, "till_back");
    const theirs = await other.sold({ amount: 30_000 });
    expect(await screen.look()).toEqual(IDLE);
    await show(theirs.id);
    expect(await screen.look()).toEqual(IDLE);
    expect((await screen.qr(theirs.id)).status).toBe(404);
    expect(await (await Screen.of(store, other)).look()).toMatchObject({ sale_id: theirs.id });
  });

  it("says so when it is revoked while it waits, and how to pair it again", async () => {
    const [{ id }] = await new Pairing(till).list();
    const waiting = screen.wait();
    await new Pairing(till).revoke(id);
    const { status, data } = await waiting;
    expect([status, data.code]).toEqual([404, "display_not_found"]);
    const page = await screen.page();
    expect(page.status).toBe(404);
    expect(page.data).toContain(en.unpairedTitle);
    expect(page.data).toContain('href="../display"');
    expect(page.data).not.toContain("<script");
  });

  it.each(["A".repeat(32), "x", "..%2f..", "%00".repeat(32)])(
    "is not to be had with the token %j",
    async (token) => {
      const stranger = new Screen(store, token);
      expect(await stranger.ask("post", "")).toMatchObject({ status: 404 });
      expect((await stranger.page()).status).toBe(404);
      expect((await stranger.qr("aqsale_x")).status).toBe(404);
    },
  );

  it("is one screen at a time: the newest, until the older one takes it back", async () => {
    const sale = await till.sold({ amount: 20_000 });
    await screen.look();
    const waiting = next();
    const newer = new Screen(store, screen.token);
    await newer.takeOver();
    const { display, page } = await waiting;
    expect(display).toEqual({ ...IDLE, state: "elsewhere" });
    expect(page.html).toContain(en.elsewhereButton);
    expect((await screen.qr(sale.id)).status).toBe(404);
    expect(await newer.look()).toMatchObject({ state: "code", sale_id: sale.id });

    expect((await screen.takeOver()).data.display).toMatchObject({ state: "code" });
    expect(await newer.look()).toMatchObject({ state: "elsewhere" });
  });

  it("has several screens where each was paired", async () => {
    const second = await Screen.of(store, till);
    const sale = await till.sold({ amount: 20_000 });
    for (const one of [screen, second]) {
      expect(await one.look()).toMatchObject({ state: "code", sale_id: sale.id });
    }
  });

  it("is answered in time when nothing happens", async () => {
    const { data } = await screen.wait(1);
    expect(data.display).toEqual(IDLE);
    expect(await screen.ask("get", "?wait=26")).toMatchObject({
      status: 400,
      data: { code: "invalid_wait" },
    });
  });

  it("goes on with whatever it missed", async () => {
    const first = await till.sold({ amount: 20_000 });
    await screen.look();
    store.sandbox.pay(first.charge_id!);
    await waitFor(async () => expect((await till.sale(first.id)).status).toBe("paid"));
    const second = await till.sold({ amount: 30_000 });
    // It asks with what it saw before it slept, and is not kept waiting.
    expect((await screen.wait(25)).data.display).toMatchObject({ sale_id: second.id });
  });

  it("is paired by no code of its own making", async () => {
    expect((await pairWith(store, screen.token)).status).toBe(400);
  });
});
