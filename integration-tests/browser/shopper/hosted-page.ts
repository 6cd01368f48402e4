import axios from "axios";

import { PayLink } from "../../support/pay-page";
import { waitFor } from "../../support/wait-for";
import { desktop, phone, places } from "../support/devices";
import { expectAccessible } from "../support/expect-accessible";
import { HostedPages } from "../support/hosted-page";
import { scanQr } from "../support/qr";
import { takePicture } from "../support/screenshots";
import { type Stage } from "../support/stage";

/** The page that Medusa serves itself. */
export function hostedPage(stage: Stage): void {
  const hosted = new HostedPages(stage);
  const { complaints } = hosted;

  describe("given a browser with JavaScript", () => {
    it.each(places)(
      "when the code is paid, then the page says so by itself (%s)",
      async (_place, device) => {
        const session = await hosted.startPayment();
        const page = await hosted.open(session, "", device);
        await hosted.shows(page, "waiting");
        expect(await waitFor(() => scanQr(page))).toBe(
          stage.demo.sandbox.charge(session.data.charge_id).pay_url,
        );
        const time = page.locator("[data-countdown]");
        const before = await time.innerText();
        await time.filter({ hasNotText: before }).waitFor();
        if (device === phone) await takePicture(page, "hosted-pay-page-phone");
        await expectAccessible(page);

        stage.demo.sandbox.pay(session.data.charge_id);

        await hosted.shows(page, "paid");
        expect(await page.getByRole("heading").innerText()).toBe("Payment received");
        await expectAccessible(page);
        expect(complaints).toEqual([]);
      },
    );

    it("when the tab had slept and lost its connection, then it asks again as soon as it is seen", async () => {
      const session = await hosted.startPayment();
      const page = await hosted.open(session, "", phone);
      await page.route("**/status*", (route) => route.abort());
      await page.reload();
      await page.getByText("No connection. Trying again…").waitFor();
      stage.demo.sandbox.pay(session.data.charge_id);
      const link = new PayLink(
        { api: axios.create({ baseURL: stage.demo.medusaUrl }) },
        String(session.data.pay_url),
      );
      await waitFor(async () => expect((await link.open()).state).toBe("paid"));

      await page.unroute("**/status*");
      await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

      await hosted.shows(page, "paid");
      expect(complaints).toEqual([]);
    });

    it("when the code's image is late, then it can be opened at Omise until it comes", async () => {
      const session = await hosted.startPayment();
      let send!: () => void;
      const sent = new Promise<void>((resolve) => (send = resolve));
      const page = await hosted.open(session, "?lang=en", phone, (opened) =>
        opened.route("**/qr", async (route) => {
          await sent;
          await route.continue();
        }),
      );
      const link = page.getByRole("link", { name: "Open the code at Omise" });
      await link.waitFor();
      expect(await link.getAttribute("href")).toBe(hosted.imageOf(session));
      expect(await page.getByRole("img").isVisible()).toBe(false);

      send();

      await page.getByRole("img").waitFor();
      expect(await link.isVisible()).toBe(false);
      expect(complaints).toEqual([]);
    });

    it("when it stands on a counter, then the code fills the screen, and a paper has it too", async () => {
      const session = await hosted.startPayment();
      const page = await hosted.open(session, "?view=counter", desktop);
      const qr = page.getByRole("img");
      const { height } = (await qr.boundingBox())!;
      expect(height).toBeGreaterThan(0.85 * desktop.viewport!.height);
      expect(await waitFor(() => scanQr(page))).toBe(
        stage.demo.sandbox.charge(session.data.charge_id).pay_url,
      );
      await takePicture(page, "hosted-pay-page-counter");
      await expectAccessible(page);

      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("status").isVisible()).toBe(false);
      expect(await waitFor(() => scanQr(page))).toBe(
        stage.demo.sandbox.charge(session.data.charge_id).pay_url,
      );
      expect(complaints).toEqual([]);
    });
  });

  describe("given a browser without JavaScript", () => {
    it("when the code's image does not come, then it can be opened at Omise, who is not told the link", async () => {
      const session = await hosted.startPayment();
      const options = { ...phone, javaScriptEnabled: false };
      const page = await hosted.open(session, "?lang=en", options, (opened) =>
        opened.route("**/qr", (route) => route.abort()),
      );
      const asked = page.waitForRequest(hosted.imageOf(session));

      await page.getByRole("link", { name: "Open the code at Omise" }).click();

      expect(await (await asked).headerValue("referer")).toBeNull();
    });

    it("when the code expires, then the page says so by itself, and a new one can be had and paid", async () => {
      const session = await hosted.startPayment();
      const page = await hosted.open(session, "?lang=en", { ...phone, javaScriptEnabled: false });
      await hosted.shows(page, "waiting");
      expect(await waitFor(() => scanQr(page))).toBe(
        stage.demo.sandbox.charge(session.data.charge_id).pay_url,
      );
      stage.demo.sandbox.expire(session.data.charge_id);
      await hosted.shows(page, "expired");

      await page.getByRole("button", { name: "Get a new code" }).click();

      await hosted.shows(page, "waiting");
      expect(page.url()).not.toContain(String(session.data.pay_url));
      const link = await waitFor(() => scanQr(page));
      const charge = stage.demo.sandbox.charges().find(({ pay_url }) => pay_url === link)!;
      expect(charge.id).not.toBe(session.data.charge_id);
      stage.demo.sandbox.pay(charge.id);
      await hosted.shows(page, "paid");
    });
  });
}
