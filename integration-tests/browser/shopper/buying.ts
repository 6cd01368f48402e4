import { desktop, phone, places } from "../support/devices";
import { expectAccessible } from "../support/expect-accessible";
import { expectCaptured } from "../support/expect-captured";
import { scanQr } from "../support/qr";
import { takePicture } from "../support/screenshots";
import { type Stage } from "../support/stage";

/** How far a clock that shows whole seconds may be off. */
const COUNTDOWN_STEP_MS = 2_000;

/** From the shelf to the order, in the demo's storefront. */
export function buying(stage: Stage): void {
  describe.each([
    ["Thailand", { country: "th", product: "Celadon mug", price: "฿540", paid: [54_000, "THB"] }],
    ["Singapore", { country: "sg", product: "Kopi kit", price: "S$52", paid: [5_200, "SGD"] }],
  ] as const)("given a bag in %s", (_name, { country, product, price, paid }) => {
    const takePictureOnce: typeof takePicture = async (...args) => {
      if (country === "th") await takePicture(...args);
    };

    it(`when its code is paid with a phone, then the page shows the order of ${price}`, async () => {
      const shop = await stage.openShop(desktop);
      await shop.goToCheckout(country, product);
      expect(await shop.priceToPay()).toContain(price);
      await takePictureOnce(shop.page, "checkout-desktop", { fullPage: true });
      await expectAccessible(shop.page);

      const { sessionId, expiresAt } = await shop.payWithAtome();
      const charge = stage.chargeOf(sessionId);
      expect([charge.amount, charge.currency]).toEqual(paid);
      await takePictureOnce(shop.page, "qr-desktop");
      await expectAccessible(shop.page);
      const link = await scanQr(shop.page);
      expect(link).toBe(charge.pay_url);

      expect(Date.parse(expiresAt)).toBe(Date.parse(charge.expires_at));
      const countdownOffMs = Math.abs((await shop.countdownEnd()) - Date.parse(expiresAt));
      expect(countdownOffMs).toBeLessThanOrEqual(COUNTDOWN_STEP_MS);
      await shop.countdownTicks();

      const payer = await stage.openPhone(link);
      await takePictureOnce(payer.page, "pay-page-phone");
      await payer.pay();

      const order = await shop.confirmation();
      expect(order.text).toContain(price);
      await expectCaptured(stage, order, charge);
    });
  });

  describe.each(places)("given a shopper %s", (_place, device) => {
    const takePictureOnce: typeof takePicture = async (...args) => {
      if (device === phone) await takePicture(...args);
    };

    it("when the payment is declined, then a new code can be paid", async () => {
      const shop = await stage.openShop(device);
      await shop.goToCheckout("my", "Monsoon umbrella");
      const declined = stage.chargeOf((await shop.payWithAtome()).sessionId);
      await takePictureOnce(shop.page, "qr-phone");
      await (await stage.openPhone(await scanQr(shop.page))).decline();

      expect(await shop.failure()).toContain("Atome declined the payment.");
      await takePictureOnce(shop.page, "failed-phone");
      await expectAccessible(shop.page);

      const charge = stage.chargeOf((await shop.askForNewCode()).sessionId);
      const link = await scanQr(shop.page);
      expect(link).toBe(charge.pay_url);
      expect(link).not.toBe(declined.pay_url);
      await (await stage.openPhone(link)).pay();

      const order = await shop.confirmation();
      await takePictureOnce(shop.page, "confirmation-phone");
      await expectAccessible(shop.page);
      expect(order.text).toContain("RM 207");
      await expectCaptured(stage, order, charge);
      expect(stage.demo.sandbox.charge(declined.id)).toMatchObject({
        status: "failed",
        paid: false,
      });
    });
  });

  describe("given a storefront that makes Omise's source itself, as with Omise.js", () => {
    it("when its code is paid, then it is an order like any other", async () => {
      const shop = await stage.openShop(phone);
      await shop.goToCheckout("th", "Celadon mug");
      await shop.makeSourceHere();

      const charge = stage.chargeOf((await shop.payWithAtome()).sessionId);

      const made = stage.demo.sandbox.requests.filter(({ path }) => path === "/sources");
      expect(made.map(({ method, status }) => [method, status])).toContainEqual(["POST", 200]);
      expect(stage.demo.sandbox.requests).toContainEqual(
        expect.objectContaining({ method: "GET", path: `/sources/${charge.source.id}` }),
      );
      await (await stage.openPhone(await scanQr(shop.page))).pay();
      await expectCaptured(stage, await shop.confirmation(), charge);
    });
  });

  describe("given an Omise that sends no webhooks", () => {
    it("when a code is paid, then the page finds the order by asking", async () => {
      const { sandbox, sandboxUrl } = stage.demo;
      const dashboard = await stage.openPage(sandboxUrl, desktop);
      await dashboard.getByRole("link", { name: "Faults" }).click();
      await Promise.all([
        dashboard.waitForResponse((response) => response.request().method() === "PUT"),
        dashboard.getByLabel("Webhooks off").click(),
      ]);
      expect(sandbox.webhooks.faults).toEqual({ off: true });
      const shop = await stage.openShop(desktop);
      await shop.goToCheckout("th", "Pandan candle");
      const charge = stage.chargeOf((await shop.payWithAtome()).sessionId);
      await dashboard.getByRole("link", { name: "Charges" }).click();
      await dashboard.locator(`[data-charge=${charge.id}]`).waitFor();
      await takePicture(dashboard, "sandbox-dashboard");
      const payer = await stage.openPhone(await scanQr(shop.page));

      const startedAt = Date.now();
      await payer.pay();

      const order = await shop.confirmation();
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      process.stdout.write(
        `Without webhooks, the order appeared ${seconds} s after the payment.\n`,
      );
      await expectCaptured(stage, order, charge);
      const answered = sandbox.webhooks.deliveries.filter(
        ({ chargeId, status }) => chargeId === charge.id && status !== null,
      );
      expect(answered).toEqual([]);
    });
  });
}
