import { en } from "../../../src/shopper-texts/en";
import { type SandboxCharge } from "../../../sandbox";
import { AtomePage } from "../support/atome-page";
import { desktop, phone } from "../support/devices";
import { expectAccessible } from "../support/expect-accessible";
import { expectCaptured } from "../support/expect-captured";
import { expectOnFirstScreen } from "../support/places";
import { scanQr } from "../support/qr";
import { takePicture } from "../support/screenshots";
import { type Stage } from "../support/stage";
import { Storefront } from "../support/storefront";

/** With Atome's page: Thailand offers it beside the code. */
export function redirect(stage: Stage): void {
  /** The one payment that is open, which has to be of this kind. */
  function openCharge(type: "atome" | "atome_qr"): SandboxCharge {
    const [charge, ...others] = stage.openCharges();
    expect(others).toEqual([]);
    expect(charge.source.type).toBe(type);
    return charge;
  }

  describe("given a shopper on a phone, which cannot scan its own screen", () => {
    async function goOn() {
      const shop = await stage.openShop(phone);
      await shop.goToCheckout("th", "Celadon mug");
      const way = await shop.goOnWithAtome();
      return { shop, way, charge: openCharge("atome") };
    }

    it("when the payment is confirmed on Atome's page, then the shopper is back at the order", async () => {
      const { shop, way, charge } = await goOn();
      await expectOnFirstScreen(way);
      await expectAccessible(shop.page);
      await takePicture(shop.page, "continue-phone");

      const atome = await AtomePage.behind(shop.page, way);
      await expectAccessible(atome.page);
      await takePicture(atome.page, "atome-page-phone");
      await atome.confirm();

      const order = await shop.confirmation();
      expect(order.text).toContain("฿540");
      await expectCaptured(stage, order, charge);
    });

    it("when it is declined there, then the page says why, and the next one can be paid", async () => {
      const { shop, way, charge } = await goOn();
      await (await AtomePage.behind(shop.page, way)).decline();

      expect(await shop.failure()).toContain("Atome declined the payment.");
      await expectAccessible(shop.page);
      await shop.page.getByRole("button", { name: en.retry }).click();
      const next = shop.page.getByTestId("atome-qr-continue");
      await next.waitFor();
      const second = openCharge("atome");
      expect(second.id).not.toBe(charge.id);
      await (await AtomePage.behind(shop.page, next)).confirm();

      await expectCaptured(stage, await shop.confirmation(), second);
    });

    it("when the shopper comes back without deciding, then the same payment can be gone on with", async () => {
      const { shop, way, charge } = await goOn();
      await (await AtomePage.behind(shop.page, way)).comeBackUndecided();

      await way.waitFor();
      expect(openCharge("atome").id).toBe(charge.id);
      await (await AtomePage.behind(shop.page, way)).confirm();
      await expectCaptured(stage, await shop.confirmation(), charge);
    });

    it("when the tab is closed before the payment is made, then the order is there in another one", async () => {
      const { shop, way, charge } = await goOn();
      const address = shop.page.url();
      const tab = shop.page;
      const second = new Storefront(await tab.context().newPage());
      await AtomePage.behind(tab, way);
      await tab.close();
      stage.demo.sandbox.pay(charge.id);

      await second.page.goto(address);

      await expectCaptured(stage, await second.confirmation(), charge);
    });

    it("when the shopper wants the code instead, then what was begun has ended, and the code is paid", async () => {
      const { shop, charge } = await goOn();

      await shop.scanInstead();

      expect(stage.demo.sandbox.charge(charge.id).status).toBe("expired");
      const code = openCharge("atome_qr");
      await (await stage.openPhone(await scanQr(shop.page))).pay();
      await expectCaptured(stage, await shop.confirmation(), code);
    });
  });

  describe("given a shopper at a desk", () => {
    it("when the page is wanted instead of the code, then the code has ended, and the page is paid", async () => {
      const shop = await stage.openShop(desktop);
      await shop.goToCheckout("th", "Celadon mug");
      const code = stage.chargeOf((await shop.payWithAtome()).sessionId);
      expect(await shop.otherWay.innerText()).toBe(en.continueInstead);

      await shop.otherWay.click();

      const way = shop.page.getByTestId("atome-qr-continue");
      await way.waitFor();
      // The button that was pressed is gone: who listens to the page hears what has come instead.
      const focused = await shop.page.evaluate(() => document.activeElement?.tagName);
      expect(focused).toMatch(/^H\d$/);
      await expectAccessible(shop.page);
      await takePicture(shop.page, "continue-desktop");
      expect(stage.demo.sandbox.charge(code.id).status).toBe("expired");
      const charge = openCharge("atome");
      await (await AtomePage.behind(shop.page, way)).confirm();
      await expectCaptured(stage, await shop.confirmation(), charge);
    });
  });
}
