import { en } from "../../../src/shopper-texts/en";
import { AtomePage } from "../support/atome-page";
import { desktop, phone } from "../support/devices";
import { expectAccessible } from "../support/expect-accessible";
import { HostedPages } from "../support/hosted-page";
import { expectOnFirstScreen } from "../support/places";
import { takePicture } from "../support/screenshots";
import { type Stage } from "../support/stage";

const tablet = { viewport: { width: 820, height: 1180 } };
const ONLINE = "pp_atome-qr_th-online";

/** The hosted page, from which the shopper goes on to Atome's. */
export function hostedRedirect(stage: Stage): void {
  describe("given the page that Medusa serves itself", () => {
    const hosted = new HostedPages(stage);

    it.each([
      ["a phone", phone],
      ["a tablet", tablet],
      ["a desktop, without JavaScript", { ...desktop, javaScriptEnabled: false }],
    ])("when it is opened on %s, then it leads to Atome's page and back", async (place, device) => {
      const session = await hosted.startPayment(ONLINE);
      const page = await hosted.open(session, "?lang=en", device);
      await hosted.shows(page, "waiting");
      const way = page.getByRole("link", { name: en.continueToAtome });
      await expectOnFirstScreen(way);
      // Without JavaScript the page loads itself anew, away from under axe.
      if (!("javaScriptEnabled" in device)) {
        await expectAccessible(page);
      }
      await takePicture(page, `hosted-continue-${place.split(" ")[1]}`);

      await (await AtomePage.behind(page, way)).confirm();

      await hosted.shows(page, "paid");
      const { pathname, search } = new URL(page.url());
      expect([pathname, search]).toEqual([
        new URL(String(session.data.pay_url)).pathname,
        "?lang=en",
      ]);
      expect(hosted.complaints).toEqual([]);
    });

    it("when a change to Atome's page fails, then the page leaves the form's answer by itself", async () => {
      const session = await hosted.startPayment();
      const page = await hosted.open(session, "?lang=en", phone);
      await hosted.shows(page, "waiting");
      const { faults } = stage.demo.sandbox;
      faults.add({ match: "POST /charges", kind: "error", status: 503, html: true });
      await page.getByRole("button", { name: en.continueInstead }).click();
      await hosted.shows(page, "error");
      expect(new URL(page.url()).pathname).toMatch(/\/switch$/);
      faults.clear();

      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

      await hosted.shows(page, "expired");
      expect(new URL(page.url()).pathname).toBe(new URL(String(session.data.pay_url)).pathname);
    });

    it("when it shows a code on a phone, then the shopper can go on to Atome's page instead", async () => {
      const session = await hosted.startPayment();
      const page = await hosted.open(session, "?lang=en", phone);
      await hosted.shows(page, "waiting");
      await expectAccessible(page);
      await takePicture(page, "hosted-switch-phone", { fullPage: true });

      await page.getByRole("button", { name: en.continueInstead }).click();

      const way = page.getByRole("link", { name: en.continueToAtome });
      await way.waitFor();
      expect(stage.demo.sandbox.charge(session.data.charge_id).status).toBe("expired");
      await (await AtomePage.behind(page, way)).confirm();
      await hosted.shows(page, "paid");
      expect(hosted.complaints).toEqual([]);
    });
  });
}
