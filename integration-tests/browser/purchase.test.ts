import { type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";

import { type SandboxCharge } from "../../sandbox";
import { adminOrder } from "./support/admin-order";
import { type Chromium, startChromium } from "./support/chromium";
import { desktop, phone } from "./support/devices";
import { Phone } from "./support/phone";
import { scanQr } from "./support/qr";
import { takePicture } from "./support/screenshots";
import { type ShownOrder, Storefront } from "./support/storefront";
import { type SandboxDemo, startThrowAwayDemo } from "./support/throw-away-demo";

/** How far a clock that shows whole seconds may be off. */
const COUNTDOWN_STEP_MS = 2_000;

let chromium: Chromium | undefined;
let demo: SandboxDemo | undefined;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  chromium = await startChromium();
  demo = await startThrowAwayDemo();
});

afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
  demo?.sandbox.faults.clear();
});

afterAll(async () => {
  await chromium?.close();
  await demo?.stop();
});

describe.each([
  ["Thailand", { country: "th", product: "Celadon mug", price: "฿540", paid: [54_000, "THB"] }],
  ["Singapore", { country: "sg", product: "Kopi kit", price: "S$52", paid: [5_200, "SGD"] }],
  ["Malaysia", { country: "my", product: "Batik tote", price: "RM 123", paid: [12_300, "MYR"] }],
] as const)("given a bag in %s", (_name, { country, product, price, paid }) => {
  const takePictureOnce: typeof takePicture = async (...args) => {
    if (country === "th") await takePicture(...args);
  };

  it(`when its code is paid with a phone, then the page shows the order of ${price}`, async () => {
    const shop = await openShop(desktop);
    await shop.goToCheckout(country, product);
    expect(await shop.priceToPay()).toContain(price);
    await takePictureOnce(shop.page, "checkout-desktop", { fullPage: true });

    const { sessionId, expiresAt } = await shop.payWithAtome();
    const charge = chargeOf(sessionId);
    expect([charge.amount, charge.currency]).toEqual(paid);
    await takePictureOnce(shop.page, "qr-desktop");
    const link = await scanQr(shop.page);
    expect(link).toBe(charge.pay_url);

    expect(Date.parse(expiresAt)).toBe(Date.parse(charge.expires_at));
    const countdownOffMs = Math.abs((await shop.countdownEnd()) - Date.parse(expiresAt));
    expect(countdownOffMs).toBeLessThanOrEqual(COUNTDOWN_STEP_MS);
    await shop.countdownTicks();

    const payer = await openPhone(link);
    await takePictureOnce(payer.page, "pay-page-phone");
    await payer.pay();

    const order = await shop.confirmation();
    expect(order.text).toContain(price);
    await expectCaptured(order, charge);
  });
});

describe("given a shopper who shops on a phone", () => {
  it("when the payment is declined, then a new code can be paid", async () => {
    const shop = await openShop(phone);
    await shop.goToCheckout("th", "Monsoon umbrella");
    const declined = chargeOf((await shop.payWithAtome()).sessionId);
    await takePicture(shop.page, "qr-phone");
    await (await openPhone(await scanQr(shop.page))).decline();

    expect(await shop.failure()).toContain("Atome declined the payment.");
    await takePicture(shop.page, "failed-phone");

    const charge = chargeOf((await shop.askForNewCode()).sessionId);
    const link = await scanQr(shop.page);
    expect(link).toBe(charge.pay_url);
    expect(link).not.toBe(declined.pay_url);
    await (await openPhone(link)).pay();

    const order = await shop.confirmation();
    await takePicture(shop.page, "confirmation-phone");
    expect(order.text).toContain("฿1,640");
    await expectCaptured(order, charge);
    expect(theDemo().sandbox.charge(declined.id)).toMatchObject({ status: "failed", paid: false });
  });
});

describe("given an Omise that sends no webhooks", () => {
  it("when a code is paid, then the page finds the order by asking", async () => {
    const { sandbox, sandboxUrl } = theDemo();
    const dashboard = await openPage(sandboxUrl, desktop);
    await Promise.all([
      dashboard.waitForResponse((response) => response.request().method() === "PUT"),
      dashboard.getByLabel("Webhooks off").click(),
    ]);
    expect(sandbox.webhooks.faults).toEqual({ off: true });
    const shop = await openShop(desktop);
    await shop.goToCheckout("th", "Pandan candle");
    const charge = chargeOf((await shop.payWithAtome()).sessionId);
    await dashboard.locator(`[data-charge=${charge.id}]`).waitFor();
    await takePicture(dashboard, "sandbox-dashboard");
    const payer = await openPhone(await scanQr(shop.page));

    const startedAt = Date.now();
    await payer.pay();

    const order = await shop.confirmation();
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`Without webhooks, the order appeared ${seconds} s after the payment.\n`);
    await expectCaptured(order, charge);
    const answered = sandbox.webhooks.deliveries.filter(
      ({ chargeId, status }) => chargeId === charge.id && status !== null,
    );
    expect(answered).toEqual([]);
  });
});

function theDemo(): SandboxDemo {
  if (!demo) throw new Error("The demo has not started");
  return demo;
}

async function openPage(url: string, device: BrowserContextOptions): Promise<Page> {
  if (!chromium) throw new Error("Chromium has not started");
  const context = await chromium.browser.newContext(device);
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function openShop(device: BrowserContextOptions): Promise<Storefront> {
  return new Storefront(await openPage(theDemo().storefrontUrl, device));
}

async function openPhone(link: string): Promise<Phone> {
  return new Phone(await openPage(link, phone));
}

/** The charge that Omise made for this payment session. */
function chargeOf(sessionId: string): SandboxCharge {
  const charges = theDemo()
    .sandbox.charges()
    .filter(({ metadata }) => metadata.medusa_session_id === sessionId);
  expect(charges).toHaveLength(1);
  return charges[0];
}

/** The shown order is the one that Medusa has captured, for what Omise took. */
async function expectCaptured(shown: ShownOrder, { id }: SandboxCharge): Promise<void> {
  const order = await adminOrder(theDemo(), shown.id);
  const charge = theDemo().sandbox.charge(id);
  expect(charge).toMatchObject({ status: "successful", paid: true });
  expect(order.payment_status).toBe("captured");
  expect(Math.round(order.total * 100)).toBe(charge.amount);
  expect(order.currency_code.toUpperCase()).toBe(charge.currency);
  expect(shown.number).toBe(`#${order.display_id}`);
  expect(shown.payment).toBe("Paid with Atome");
}
