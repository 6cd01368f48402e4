import { type Page, type ViewportSize } from "playwright-core";

import { waitFor } from "../../support/wait-for";
import { type AdminStage } from "../admin/support/admin-stage";
import { type AdminLanguage } from "../admin/support/languages";
import { expectAccessible } from "../support/expect-accessible";
import { scanQr } from "../support/qr";
import { takePicture } from "../support/screenshots";
import { openTill } from "./open-till";

const SCREEN = { width: 1280, height: 800 };

/** A screen that faces the shopper, on another device. */
export function describeDisplays(stage: AdminStage, language: AdminLanguage, size: ViewportSize) {
  describe("a customer display", () => {
    const shows = (screen: Page, state: string) =>
      screen.locator(`html[data-look=${state}]`).waitFor({ state: "attached" });

    /** A till, and a screen that was paired with it by typing its code. */
    async function pair() {
      const till = await openTill(stage, language, size);
      const { displays } = till.admin.texts;
      await till.admin.button(displays.pair).click();
      const code = (await till.page.getByTestId("pairing-code").textContent())!;
      await till.admin.inspect("counter-pairing");
      const screen = await stage.openElsewhere("/atome-qr/display?lang=en", SCREEN);
      await screen.getByRole("textbox").fill(code);
      await screen.getByRole("textbox").press("Enter");
      await shows(screen, "idle");
      await till.admin.section("pairing").getByText(displays.paired).waitFor();
      await till.admin
        .button(till.admin.texts.actions.close, till.admin.section("pairing"))
        .last()
        .click();
      return { till, screen };
    }

    it("follows its till: nothing, the code, paid, and nothing again", async () => {
      const { till, screen } = await pair();
      await takePicture(screen, "customer-display-idle");
      await till.page.reload(); // the till is the same one, also before its first sale
      await till.isEmpty();

      await till.page.keyboard.type("410", { delay: 60 });
      await till.show();
      const charge = await till.code();
      await shows(screen, "code");
      expect(await waitFor(() => scanQr(screen))).toBe(charge.pay_url);
      await screen.getByText("410.00").first().waitFor();
      expect(await screen.getByRole("button").count()).toBe(0);
      await expectAccessible(screen);
      await takePicture(screen, "customer-display-code");

      stage.demo.sandbox.pay(charge.id);
      await shows(screen, "good");
      await till.outcome("paid");
      await takePicture(screen, "customer-display-paid");
      await expectAccessible(screen);

      await till.press(till.texts.next, till.sale);
      await shows(screen, "idle");
    });

    it("shows a payment that failed, and the next code", async () => {
      const { till, screen } = await pair();
      await till.page.keyboard.type("420", { delay: 60 });
      await till.show();
      stage.demo.sandbox.fail((await till.code()).id, "payment_rejected");
      await shows(screen, "bad");
      await till.outcome("failed");
      await till.press(till.texts.again, till.sale);
      await shows(screen, "code");
    });

    it("goes on after a time without a network", async () => {
      const { till, screen } = await pair();
      await screen.context().setOffline(true);
      await till.page.keyboard.type("430", { delay: 60 });
      await till.show();
      await till.code();
      await screen.context().setOffline(false);
      await shows(screen, "code");
    });

    it("that is removed at the till shows nothing of it any more", async () => {
      const { till, screen } = await pair();
      const section = till.admin.section("displays");
      const remove = section.getByRole("button", { name: till.admin.texts.displays.remove });
      while ((await remove.count()) > 0) {
        const left = await remove.count();
        await remove.first().click();
        await waitFor(async () => expect(await remove.count()).toBeLessThan(left));
      }
      await screen.getByRole("link").or(screen.getByRole("textbox")).first().waitFor();
      expect(await screen.locator("html").getAttribute("data-look")).not.toBe("idle");
    });
  });
}
