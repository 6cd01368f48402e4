import { readFile } from "node:fs/promises";

import { type Page } from "playwright-core";

import { en } from "../../../src/shopper-texts/en";
import { desktop, phone, places } from "../support/devices";
import { expectAccessible } from "../support/expect-accessible";
import { expectOneBelowTheOther, expectOnFirstScreen } from "../support/places";
import { readQr, scanQr } from "../support/qr";
import { takePicture } from "../support/screenshots";
import { giveShareSheet, iphone } from "../support/share-sheet";
import { type Stage } from "../support/stage";
import { Storefront } from "../support/storefront";

/** What can happen to a shopper between the code and the order. */
export function openCode(stage: Stage): void {
  describe("given an open code", () => {
    /** In Malaysia, where phones get a code, too. */
    async function open(device = desktop, prepare?: (page: Page) => unknown) {
      const shop = await stage.openShop(device, prepare);
      await shop.goToCheckout("my", "Celadon mug");
      const { sessionId } = await shop.payWithAtome();
      const charge = stage.chargeOf(sessionId);
      return { shop, charge, sandbox: stage.demo.sandbox };
    }

    const shows = (page: Page, status: string) =>
      page.locator(`[data-testid=atome-qr][data-status=${status}]`).waitFor();

    describe.each(places)("%s", (_place, device) => {
      it("when its time is up, then a new one can be paid", async () => {
        const { shop, charge, sandbox } = await open(device);

        sandbox.expire(charge.id);

        await shows(shop.page, "expired");
        await expectAccessible(shop.page);
        const renewed = stage.chargeOf((await shop.askForNewCode()).sessionId);
        expect(await scanQr(shop.page)).toBe(renewed.pay_url);
        sandbox.pay(renewed.id);
        expect((await shop.confirmation()).text).toContain("RM 73");
        expect(sandbox.charge(charge.id).status).toBe("expired");
      });

      it("when the network goes and it is paid meanwhile, then the order is there with the network", async () => {
        const { shop, charge, sandbox } = await open(device);
        await shop.page.context().setOffline(true);
        await shows(shop.page, "offline");
        await expectOnFirstScreen(
          shop.page
            .locator(".atome-qr__card", { hasText: en.offline })
            .locator(".atome-qr__status"),
        );

        sandbox.pay(charge.id);
        await shop.page.context().setOffline(false);

        expect((await shop.confirmation()).payment).toBe("Paid with Atome");
      });

      it("when it is opened in a second tab, then both show one code, and both come to the order", async () => {
        const { shop, charge, sandbox } = await open(device);
        const second = new Storefront(await shop.page.context().newPage());
        await second.page.goto(shop.page.url());
        await second.page.getByTestId("atome-qr-image").waitFor();
        await second.page.bringToFront();
        expect(await scanQr(second.page)).toBe(charge.pay_url);
        expect(stage.openCharges().map(({ id }) => id)).toEqual([charge.id]);

        sandbox.pay(charge.id);

        const order = await second.confirmation();
        await shop.page.bringToFront();
        expect((await shop.confirmation()).id).toBe(order.id);
      });
    });

    it("when the only phone is the one that shows it, then it can be saved and shared as a picture", async () => {
      let shared: Awaited<ReturnType<typeof giveShareSheet>> | undefined;
      const { shop, charge } = await open(phone, async (page) => {
        shared = await giveShareSheet(page);
      });
      await expectOneBelowTheOther(
        shop.page.getByTestId("atome-qr-image"),
        shop.page.getByTestId("atome-qr-countdown"),
        shop.page.getByTestId("atome-qr-save"),
        shop.page.getByRole("heading", { name: en.title }),
        shop.page.getByText(en.stepScan),
      );

      const [download] = await Promise.all([
        shop.page.waitForEvent("download"),
        shop.page.getByRole("link", { name: "Save the code" }).click(),
      ]);
      expect(download.suggestedFilename()).toBe("atome-qr.png");
      expect(readQr(await readFile(await download.path()))).toBe(charge.pay_url);

      await shop.page.getByRole("button", { name: "Share the code" }).click();
      const { bytes, ...file } = await shared!();
      expect(file).toEqual({ name: "atome-qr.png", type: "image/png" });
      expect(readQr(bytes)).toBe(charge.pay_url);
    });

    it("when that phone is an iPhone, then it is shared, for a download would go to Files", async () => {
      let shared: Awaited<ReturnType<typeof giveShareSheet>> | undefined;
      const { shop, charge } = await open(iphone, async (page) => {
        shared = await giveShareSheet(page);
      });
      await shop.page.getByText(en.samePhoneShare).waitFor();
      expect(await shop.page.getByTestId("atome-qr-save").count()).toBe(0);

      await shop.page.getByRole("button", { name: en.saveOrShare }).click();

      expect(readQr((await shared!()).bytes)).toBe(charge.pay_url);
    });

    it("when the page is loaded again, then it shows the same code", async () => {
      const { shop, charge } = await open(phone);

      await shop.page.reload();

      await shop.page.getByTestId("atome-qr-image").waitFor();
      expect(await scanQr(shop.page)).toBe(charge.pay_url);
      expect(stage.openCharges().map(({ id }) => id)).toEqual([charge.id]);
    });

    it("when a new one is asked for with a double click, then it is one", async () => {
      const { shop, charge, sandbox } = await open();
      sandbox.expire(charge.id);
      await shows(shop.page, "expired");

      await shop.page.getByRole("button", { name: "Get a new code" }).dblclick();

      await shows(shop.page, "waiting");
      await shop.page.getByTestId("atome-qr-image").waitFor();
      expect(stage.openCharges()).toHaveLength(1);
    });

    it("when the shopper goes back after paying, then no new code is made", async () => {
      const { shop, charge, sandbox } = await open();
      sandbox.pay(charge.id);
      await shop.confirmation();
      const made = sandbox.charges().length;

      await shop.page.goBack();
      await shop.page.waitForLoadState("networkidle");

      expect(sandbox.charges()).toHaveLength(made);
      expect(stage.openCharges()).toEqual([]);
    });

    it("when the bag is changed in another tab, then the first tab says so, and its new code is for the new bag", async () => {
      const { shop, charge, sandbox } = await open();
      const second = new Storefront(await shop.page.context().newPage());
      await second.page.goto(`${shop.page.url().split("#")[0]}#/bag`);
      await second.page.getByRole("button", { name: "One more" }).click();
      await second.page.locator("output", { hasText: "2" }).waitFor();

      await shows(shop.page, "expired");
      expect(sandbox.charge(charge.id).status).toBe("expired");
      await shop.page.bringToFront();
      const renewed = stage.chargeOf((await shop.askForNewCode()).sessionId);

      expect(renewed.amount).toBeGreaterThan(charge.amount);
      expect(await scanQr(shop.page)).toBe(renewed.pay_url);
      sandbox.pay(renewed.id);
      expect((await shop.confirmation()).payment).toBe("Paid with Atome");
      expect(stage.openCharges()).toEqual([]);
    });

    it("when the tab sleeps past its end, then it wakes up without a code that cannot be paid", async () => {
      const { shop, charge, sandbox } = await open(phone, (page) => page.clock.install());
      await shop.page.context().setOffline(true);
      await shows(shop.page, "offline");
      sandbox.expire(charge.id);

      await shop.page.clock.fastForward("13:00:00");
      await shop.page.getByTestId("atome-qr-image").waitFor({ state: "detached" });
      await shop.page.context().setOffline(false);

      await shows(shop.page, "expired");
      const renewed = stage.chargeOf((await shop.askForNewCode()).sessionId);
      expect(await scanQr(shop.page)).toBe(renewed.pay_url);
      const countdown = await shop.page.getByTestId("atome-qr-countdown").innerText();
      expect(countdown).toMatch(/^1[45]:\d\d$/); // by the store's clock; the phone's is 13 hours ahead
    });

    it("when the store restarts while the page waits for it, then the page goes on by itself", async () => {
      const { shop, charge, sandbox } = await open();
      const restarted = stage.demo.restartMedusa();
      await shows(shop.page, "offline");
      sandbox.pay(charge.id);
      await restarted;

      expect((await shop.confirmation()).payment).toBe("Paid with Atome");
    });

    it("in the dark and in Thai it reads as well as by day", async () => {
      const shop = await stage.openShop({ ...phone, colorScheme: "dark" });
      await shop.goToCheckout("th", "Celadon mug");
      await shop.page.evaluate(() => void (document.documentElement.lang = "th"));
      await shop.goOnWithAtome();
      await shop.scanInstead();
      await shop.page.getByText("สแกน").first().waitFor();
      await expectAccessible(shop.page, "[data-testid=atome-qr]");
      await takePicture(shop.page, "qr-phone-thai-dark");
    });
  });
}
