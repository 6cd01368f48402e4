import { type Page } from "playwright-core";

import { en } from "../../../src/shopper-texts/en";
import { th } from "../../../src/shopper-texts/th";
import { waitFor } from "../../support/wait-for";
import { desktop, phone } from "../support/devices";
import { expectAccessible } from "../support/expect-accessible";
import { HostedPages } from "../support/hosted-page";
import { expectOneBelowTheOther, expectOnFirstScreen } from "../support/places";
import { readQr } from "../support/qr";
import { takePicture } from "../support/screenshots";
import { giveShareSheet, iphone } from "../support/share-sheet";
import { type Stage } from "../support/stage";

const tablet = { viewport: { width: 820, height: 1180 } };
const BUTTON_PX = 24 * 16;

/** How the hosted page looks to who stands at a counter, has a phone only, or reads another language. */
export function hostedPageViews(stage: Stage): void {
  const hosted = new HostedPages(stage);

  describe("given a code on a counter", () => {
    const ends = {
      paid: (id: string) => stage.demo.sandbox.pay(id),
      failed: (id: string) => stage.demo.sandbox.fail(id, "never_heard_of"),
      expired: (id: string) => stage.demo.sandbox.expire(id),
    };

    it("when it ends, then paid, failed and expired differ by the whole screen's colour", async () => {
      const colours: string[] = [];
      for (const [outcome, end] of Object.entries(ends)) {
        const session = await hosted.startPayment();
        const page = await hosted.open(session, "?view=counter&lang=en", tablet);
        await hosted.shows(page, "waiting");
        colours.push(await groundOf(page));

        end(session.data.charge_id);

        await hosted.shows(page, outcome);
        await takePicture(page, `hosted-pay-page-counter-${outcome}`);
        for (const { viewport } of [tablet, desktop]) {
          await page.setViewportSize(viewport!);
          await expectOutcomeLargest(page);
          await expectAccessible(page);
          for (const button of await page.locator(".button").all()) {
            expect((await button.boundingBox())!.width).toBeLessThanOrEqual(BUTTON_PX);
          }
        }
        expect(await page.locator("main").innerText()).not.toContain("never_heard_of");
        colours.push(await groundOf(page));
        await page.emulateMedia({ colorScheme: "dark" });
        await expectAccessible(page);
        colours.push(await groundOf(page));
      }
      const [[waiting], light, dark] = [0, 1, 2].map((kind) =>
        colours.filter((_colour, index) => index % 3 === kind),
      );
      expect(new Set([waiting, ...light]).size).toBe(4);
      expect(new Set([waiting, ...dark]).size).toBe(4);
      expect(hosted.complaints).toEqual([]);
    });
  });

  describe("given a link that nobody knows", () => {
    it("when it is opened, then it says that the link is over, and nothing of a cart", async () => {
      const page = await hosted.openAddress(`/atome-qr/pay/${"A".repeat(32)}?lang=en`, phone);

      expect(await page.getByRole("heading").innerText()).toBe(en.linkOverTitle);
      const text = await page.locator("main").innerText();
      expect(text).toContain("your order stands");
      expect(text).not.toMatch(/cart/i);
      await expectAccessible(page);

      await page.getByRole("link", { name: "ไทย" }).click();
      expect(await page.getByRole("heading").innerText()).toBe(th.linkOverTitle);
    });
  });

  describe("given a browser without JavaScript", () => {
    it("when another language is chosen, then the page has it, and all else that was asked for", async () => {
      const session = await hosted.startPayment();
      const back = encodeURIComponent(`${stage.demo.storefrontUrl}/#/bag`);
      const query = `?view=counter&staff=1&return_url=${back}`;
      const page = await hosted.open(session, query, { ...desktop, javaScriptEnabled: false });
      const before = new URL(page.url());
      const languages = { ไทย: "th", "Bahasa Melayu": "ms", 简体中文: "zh-Hans", English: "en" };

      for (const [name, locale] of Object.entries(languages)) {
        await page.getByRole("link", { name, exact: true }).click();
        await page.locator(`html.counter[lang=${locale}]`).waitFor({ state: "attached" });
        const after = new URL(page.url());
        expect(after.pathname).toBe(before.pathname);
        for (const choice of ["view", "staff", "return_url"]) {
          expect(after.searchParams.get(choice)).toBe(before.searchParams.get(choice));
        }
      }
    });
  });

  describe("given a shopper with no other device than this phone", () => {
    it("when the page opens, then saving the code is right under it, and scanning comes second", async () => {
      const page = await hosted.open(await hosted.startPayment(), "?lang=en", phone);
      await hosted.shows(page, "waiting");

      const status = page.getByRole("status");
      const save = page.getByRole("link", { name: en.saveImage });
      await expectOneBelowTheOther(
        page.getByRole("img"),
        page.locator("[data-countdown]"),
        status,
        save,
        page.getByText(en.stepScan),
      );
      await expectOnFirstScreen(save);
      for (const staffs of [en.print, en.counterView]) {
        expect(await page.getByText(staffs, { exact: true }).count()).toBe(0);
      }
    });

    it("when the network is away, then that is seen without scrolling", async () => {
      const session = await hosted.startPayment();
      const page = await hosted.open(session, "?lang=en", phone, (opened) =>
        opened.route("**/status*", (route) => route.abort()),
      );

      const offline = page.getByText(en.offline);
      await offline.waitFor();
      await expectOnFirstScreen(offline);
    });

    it("when it is an iPhone, then the share sheet takes the place of a download", async () => {
      const session = await hosted.startPayment();
      let shared: Awaited<ReturnType<typeof giveShareSheet>> | undefined;
      const page = await hosted.open(session, "?lang=en", iphone, async (opened) => {
        shared = await giveShareSheet(opened);
      });
      await page.getByText(en.samePhoneShare).waitFor();
      expect(await page.getByRole("link", { name: en.saveImage }).count()).toBe(0);

      await page.getByRole("button", { name: en.saveOrShare }).click();

      const { bytes, ...file } = await shared!();
      expect(file).toEqual({ name: "atome-qr.png", type: "image/png" });
      const { pay_url: link } = stage.demo.sandbox.charge(session.data.charge_id);
      expect(readQr(bytes)).toBe(link);
      expect(hosted.complaints).toEqual([]);
    });

    it("when it is an iPhone that shares nothing, then it is told to hold the code", async () => {
      const page = await hosted.open(await hosted.startPayment(), "?lang=en", iphone);
      await waitFor(async () => expect(await page.getByText(en.samePhoneHold).count()).toBe(1));
      expect(await page.locator(".phone .button:visible").count()).toBe(0);
      await expectAccessible(page);
    });
  });
}

const groundOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

/** Nothing on the page is written as large as what became of the payment. */
async function expectOutcomeLargest(page: Page): Promise<void> {
  const { outcome, amount, others } = await page.evaluate(() => {
    const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
    const all = [...document.querySelectorAll("body *")].filter((one) => one.tagName !== "H1");
    return {
      outcome: sizeOf(document.querySelector("h1")!),
      amount: sizeOf(document.querySelector(".amount strong")!),
      others: Math.max(...all.map(sizeOf)),
    };
  });
  expect(amount).toBeLessThan(0.75 * outcome);
  expect(others).toBeLessThan(outcome);
  const { width, height } = page.viewportSize()!;
  expect(outcome).toBeGreaterThan(0.1 * Math.min(width, height));
}
