import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import axios from "axios";
import { type BrowserContextOptions, type Page } from "playwright-core";

import { Shopper } from "../../support/shopper";
import { AtomePage } from "../support/atome-page";
import { desktop, phone } from "../support/devices";
import { expectAccessible } from "../support/expect-accessible";
import { scanQr } from "../support/qr";
import { takePicture } from "../support/screenshots";
import { type Stage } from "../support/stage";

const KIT = join(__dirname, "../../../.medusa/server/src/storefront");

/** The custom element, in a page of a storefront that has no framework at all. */
export function plainPage(stage: Stage): void {
  describe("given a page without a framework", () => {
    /** A page of the storefront's own origin, which the store's CORS allows. */
    async function open(device: BrowserContextOptions): Promise<Page> {
      const { medusaUrl, publishableKey, storefrontUrl, storefrontDir } = stage.demo;
      const api = axios.create({ baseURL: medusaUrl });
      const { cartId } = await Shopper.withCart({ api, publishableKey }, "th");
      const page = plainHtml({ medusaUrl, publishableKey, cartId });
      await Promise.all([
        writeFile(join(storefrontDir, "plain.html"), page),
        ...["element.js", "styles.css"].map((file) =>
          copyFile(join(KIT, file), join(storefrontDir, file)),
        ),
      ]);
      return stage.openPage(`${storefrontUrl}/plain.html`, device);
    }

    const paidOrder = (page: Page) => page.locator("output").innerText();

    it("when its code is paid, then the page is told of each state, and of the order", async () => {
      const page = await open(desktop);
      await page.getByTestId("atome-qr-image").waitFor();
      await expectAccessible(page);
      await takePicture(page, "element-desktop");

      await (await stage.openPhone(await scanQr(page))).pay();

      await page.locator("output:not(:empty)").waitFor();
      expect(await paidOrder(page)).toMatch(/^order_/);
      const states = await page.evaluate(() => (window as unknown as { states: string[] }).states);
      expect(states.filter((one, index) => one !== states[index - 1])).toEqual([
        "starting",
        "waiting",
        "paid",
      ]);
    });

    it("when it is opened on a phone, then it leads to Atome's page, and takes up again after it", async () => {
      const page = await open(phone);
      const way = page.getByTestId("atome-qr-continue");
      await way.waitFor();
      await takePicture(page, "element-phone");

      await (await AtomePage.behind(page, way)).confirm();

      await page.waitForURL(/plain\.html$/);
      await page.locator("output:not(:empty)").waitFor();
      expect(await paidOrder(page)).toMatch(/^order_/);
    });

    it("when the element is removed, then it asks no more", async () => {
      const page = await open(desktop);
      await page.getByTestId("atome-qr-image").waitFor();

      await page.evaluate(() => document.querySelector("atome-qr-payment")!.remove());

      await page.waitForLoadState("networkidle");
      expect(await page.getByTestId("atome-qr-image").count()).toBe(0);
    });
  });
}

function plainHtml(store: { medusaUrl: string; publishableKey: string; cartId: string }): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Checkout</title>
    <link rel="stylesheet" href="/styles.css" />
  </head>
  <body style="margin: 0; padding: 16px; font-family: system-ui">
    <main>
      <h1>Checkout</h1>
      <atome-qr-payment
        backend-url="${store.medusaUrl}"
        publishable-key="${store.publishableKey}"
        cart-id="${store.cartId}"
        store-name="Little Monsoon"
      ></atome-qr-payment>
      <output></output>
    </main>
    <script src="/element.js"></script>
    <script>
      const states = (window.states = []);
      const payment = document.querySelector("atome-qr-payment");
      payment.addEventListener("state", ({ detail }) => states.push(detail.status));
      payment.addEventListener("paid", ({ detail }) => {
        document.querySelector("output").textContent = detail.id;
      });
    </script>
  </body>
</html>`;
}
