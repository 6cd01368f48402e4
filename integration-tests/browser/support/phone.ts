import { type Page } from "playwright-core";

/** The shopper's phone, at the link that a QR code says: there the payment is asked for. */
export class Phone {
  constructor(readonly page: Page) {}

  async pay(): Promise<void> {
    await this.page.getByRole("button", { name: /^Pay/ }).click();
    await this.page.getByRole("heading", { name: "Paid" }).waitFor();
  }

  async decline(): Promise<void> {
    await this.page.getByRole("button", { name: "Decline" }).click();
    await this.page.getByRole("heading", { name: "Payment failed" }).waitFor();
  }
}
