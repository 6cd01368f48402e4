import { type Locator, type Page } from "playwright-core";

export type Country = "th" | "sg" | "my";

/** What the store answered the page about a payment. */
export interface AnsweredPayment {
  sessionId: string;
  expiresAt: string;
}

export interface ShownOrder {
  id: string;
  /** As shown, such as `#3`. */
  number: string;
  payment: string;
  /** Everything that the confirmation says. */
  text: string;
}

/** A shopper in the demo's storefront: clicks what a shopper clicks, reads what a shopper reads. */
export class Storefront {
  constructor(readonly page: Page) {}

  async goToCheckout(country: Country, product: string): Promise<void> {
    const { page } = this;
    await page.getByTestId(`country-${country}`).click();
    await page.getByTestId("product-card").filter({ hasText: product }).click();
    await page.getByTestId("add-to-cart").click();
    await page.getByTestId("go-to-checkout").click();
    // Its price is known once a delivery is chosen, which the page does by itself.
    await page.locator("[data-testid=pay-with-atome]:enabled").waitFor();
  }

  /** The two-step flow: this browser makes the source. */
  async makeSourceHere(): Promise<void> {
    await this.page.getByText("For developers").click();
    await this.page.getByTestId("source-here").check();
  }

  priceToPay(): Promise<string> {
    return this.page.getByTestId("pay-with-atome").innerText();
  }

  /** Where this device gets a code. */
  payWithAtome(): Promise<AnsweredPayment> {
    return this.codeAfter(() => this.page.getByTestId("pay-with-atome").click());
  }

  /** Where this device goes on to Atome's page: the way there. */
  async goOnWithAtome(): Promise<Locator> {
    await this.page.getByTestId("pay-with-atome").click();
    const way = this.page.getByTestId("atome-qr-continue");
    await way.waitFor();
    return way;
  }

  scanInstead(): Promise<AnsweredPayment> {
    return this.codeAfter(() => this.otherWay.click());
  }

  /** Changes between the code and Atome's page. */
  get otherWay(): Locator {
    return this.page.getByTestId("atome-qr-other-way");
  }

  askForNewCode(): Promise<AnsweredPayment> {
    return this.codeAfter(() => this.page.getByRole("button", { name: "Get a new code" }).click());
  }

  /** Waits until the page shows another code than before. */
  private async codeAfter(click: () => Promise<void>): Promise<AnsweredPayment> {
    const answered = this.page.waitForResponse(
      (response) =>
        response.request().method() === "GET" &&
        /\/atome-qr\/payment-sessions\/[^/?]+$/.test(response.url()),
    );
    const [response] = await Promise.all([answered, click()]);
    const { payment } = (await response.json()) as { payment: { expires_at: string } };
    const qr = this.page.getByTestId("atome-qr-image");
    await qr.waitFor();
    await qr.evaluate((image: HTMLImageElement) => image.decode());
    return { sessionId: response.url().split("/").at(-1) ?? "", expiresAt: payment.expires_at };
  }

  /** When the code ends, by the countdown and this computer's clock; Unix milliseconds. */
  countdownEnd(): Promise<number> {
    return this.page.getByTestId("atome-qr-countdown").evaluate((time: HTMLTimeElement) => {
      const seconds = Number(time.dateTime.slice("PT".length, -"S".length));
      return Date.now() + seconds * 1000;
    });
  }

  async countdownTicks(): Promise<void> {
    const countdown = this.page.getByTestId("atome-qr-countdown");
    const now = await countdown.innerText();
    await countdown.filter({ hasNotText: now }).waitFor();
  }

  /** Waits, without touching the page, until it says that the payment has failed; and why. */
  async failure(): Promise<string> {
    const over = this.page.locator("[data-testid=atome-qr][data-status=failed]");
    await over.waitFor();
    return over.innerText();
  }

  /** Waits, without touching the page, until it shows the order. */
  async confirmation(): Promise<ShownOrder> {
    const confirmation = this.page.getByTestId("order-confirmation");
    await confirmation.waitFor({ timeout: 60_000 });
    return {
      id: await this.page.getByTestId("order-id").innerText(),
      number: await this.page.getByTestId("order-number").innerText(),
      payment: await this.page.getByTestId("order-payment").innerText(),
      text: await confirmation.innerText(),
    };
  }
}
