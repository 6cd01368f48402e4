import { type Page } from "playwright-core";

/** The shopper on Atome's page, as the sandbox plays it: from there the browser goes back by itself. */
export class AtomePage {
  constructor(readonly page: Page) {}

  /** Follows the link of the store's page, in the same tab. */
  static async behind(page: Page, link: { click: () => Promise<void> }): Promise<AtomePage> {
    await link.click();
    const atome = new AtomePage(page);
    await atome.button("Confirm").waitFor();
    return atome;
  }

  confirm(): Promise<void> {
    return this.button("Confirm").click();
  }

  decline(): Promise<void> {
    return this.button("Decline").click();
  }

  comeBackUndecided(): Promise<void> {
    return this.button("Come back without deciding").click();
  }

  private button(name: string) {
    return this.page.getByRole("button", { name, exact: true });
  }
}
