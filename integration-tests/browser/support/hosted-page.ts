import axios from "axios";
import { type BrowserContextOptions, type Page } from "playwright-core";

import { type PaymentSession, Shopper } from "../../support/shopper";
import { type Stage } from "./stage";

/** The pages that Medusa serves itself, in a browser. */
export class HostedPages {
  /** What the browser complained of: a policy that was broken, a script that failed. */
  readonly complaints: string[] = [];

  constructor(private readonly stage: Stage) {}

  /** @param providerId by default the code's */
  async startPayment(providerId?: string): Promise<PaymentSession> {
    const { medusaUrl, publishableKey } = this.stage.demo;
    const api = axios.create({ baseURL: medusaUrl });
    const shopper = await Shopper.withCart({ api, publishableKey }, "th");
    return shopper.choosePayment(providerId);
  }

  open(
    { data }: PaymentSession,
    query: string,
    options: BrowserContextOptions,
    prepare?: (page: Page) => unknown,
  ): Promise<Page> {
    return this.openAddress(`${String(data.pay_url)}${query}`, options, prepare);
  }

  /** @param address seen from Medusa */
  openAddress(
    address: string,
    options: BrowserContextOptions,
    prepare?: (page: Page) => unknown,
  ): Promise<Page> {
    const { href } = new URL(address, this.stage.demo.medusaUrl);
    return this.stage.openPage(href, options, async (page) => {
      this.complaints.length = 0;
      page.on("console", (message) => {
        if (message.type() === "error" && !/ERR_FAILED|status of 404/.test(message.text())) {
          this.complaints.push(message.text());
        }
      });
      page.on("pageerror", (error) => this.complaints.push(error.message));
      await prepare?.(page);
    });
  }

  /** Where the code's image is at Omise. */
  imageOf({ data }: PaymentSession): string {
    const { source } = this.stage.demo.sandbox.charge(data.charge_id);
    return source.scannable_code!.image.download_uri;
  }

  /** Waits, without touching the page, until it shows this. */
  async shows(page: Page, state: string): Promise<void> {
    await page.locator(`html[data-state=${state}]`).waitFor({ state: "attached" });
  }
}
