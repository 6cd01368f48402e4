import { type BrowserContext, type BrowserContextOptions, type Page } from "playwright-core";

import { type SandboxCharge } from "../../../sandbox";
import { type Chromium, startChromium } from "./chromium";
import { phone } from "./devices";
import { Phone } from "./phone";
import { Storefront } from "./storefront";
import { type SandboxDemo, startThrowAwayDemo } from "./throw-away-demo";

/** A Chromium and a demo for the tests of one file; what a test opens is closed after it. */
export class Stage {
  private chromium?: Chromium;
  private started?: SandboxDemo;
  private readonly contexts: BrowserContext[] = [];

  constructor() {
    beforeAll(async () => {
      this.chromium = await startChromium();
      this.started = await startThrowAwayDemo();
    });
    afterEach(async () => {
      await Promise.all(this.contexts.splice(0).map((context) => context.close()));
      if (this.started) {
        this.started.sandbox.faults.clear();
        this.started.sandbox.webhooks.faults = {};
        this.openCharges().forEach(({ id }) => this.demo.sandbox.expire(id));
      }
    });
    afterAll(async () => {
      await this.chromium?.close();
      await this.started?.stop();
    });
  }

  get demo(): SandboxDemo {
    if (!this.started) throw new Error("The demo has not started");
    return this.started;
  }

  /**
   * In a browser of its own: nothing is shared with other pages.
   *
   * @param prepare done before the page is opened
   */
  async openPage(
    url: string,
    device: BrowserContextOptions,
    prepare?: (page: Page) => unknown,
  ): Promise<Page> {
    if (!this.chromium) throw new Error("Chromium has not started");
    const context = await this.chromium.newContext(device);
    this.contexts.push(context);
    const page = await context.newPage();
    await prepare?.(page);
    // Not for the images: a test may keep one back.
    await page.goto(url, { waitUntil: "domcontentloaded" });
    return page;
  }

  async openShop(
    device: BrowserContextOptions,
    prepare?: (page: Page) => unknown,
  ): Promise<Storefront> {
    return new Storefront(await this.openPage(this.demo.storefrontUrl, device, prepare));
  }

  async openPhone(link: string): Promise<Phone> {
    return new Phone(await this.openPage(link, phone));
  }

  /** What could be paid right now. */
  openCharges(): SandboxCharge[] {
    return this.demo.sandbox.charges().filter(({ status }) => status === "pending");
  }

  /** The one charge that Omise made for this payment session. */
  chargeOf(sessionId: string): SandboxCharge {
    const charges = this.demo.sandbox
      .charges()
      .filter(({ metadata }) => metadata.medusa_session_id === sessionId);
    expect(charges).toHaveLength(1);
    return charges[0];
  }
}
