import { type Locator, type Page } from "playwright-core";

import { expectAccessible } from "../../support/expect-accessible";
import { takePicture } from "../../support/screenshots";
import { type AdminLanguage, textsOf } from "./languages";
import { SIZES } from "./sizes";

/** More than any of the pages has; a focus that is not there by then cannot be reached. */
const MAX_TABS = 120;

/** The admin in front of a member of staff. */
export class AdminPage {
  readonly texts: ReturnType<typeof textsOf>;

  constructor(
    readonly page: Page,
    readonly language: AdminLanguage,
  ) {
    this.texts = textsOf(language);
  }

  /** One of the plugin's boxes, by its `data-atome-qr`. */
  section(name: string): Locator {
    return this.page.locator(`[data-atome-qr="${name}"]`);
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole("button", { name, exact: true });
  }

  /** Goes where a link of the dashboard leads, without loading the dashboard again. */
  async follow(url: string): Promise<void> {
    await this.page.evaluate((to) => {
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
    }, url);
  }

  /** Leaves what is shown, of which nothing is on the page then: no box, no drawer. */
  async leave(): Promise<void> {
    await this.follow("/app/between-tests");
    await this.page.locator("[data-atome-qr]").first().waitFor({ state: "detached" });
  }

  /** Opens the three dots of a box and chooses. */
  async choose(action: string, within: Locator): Promise<void> {
    await within.getByRole("button", { name: this.texts.actions.more }).first().click();
    await this.page.getByRole("menuitem", { name: action, exact: true }).click();
  }

  /** The question before what cannot be taken back. */
  get prompt(): Locator {
    return this.page.getByRole("alertdialog");
  }

  async agree(answer: string): Promise<void> {
    await this.prompt.getByRole("button", { name: answer, exact: true }).click();
  }

  /** Waits for the message in the corner. */
  async toast(text: string | RegExp): Promise<void> {
    await this.page.locator("[data-sonner-toast]").filter({ hasText: text }).first().waitFor();
  }

  /** Waits for why what was pressed did not work, which stands beside it. */
  async problem(text: string | RegExp, within: Locator): Promise<void> {
    await within.getByRole("alert").filter({ hasText: text }).waitFor();
  }

  /** Moves the focus by the Tab key alone, as those do who have no mouse. */
  async tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < MAX_TABS; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`The Tab key does not come to ${String(target)}`);
  }

  /** The same with the arrow keys, within a menu or a list. */
  async arrowTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let presses = 0; presses < MAX_TABS; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("ArrowDown");
    }
    throw new Error(`The arrow keys do not come to ${String(target)}`);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async picture(name: string): Promise<void> {
    await takePicture(this.page, `admin-${name}-${this.language}`);
  }

  /**
   * Inspects on a phone, a tablet and at the desk.
   *
   * @param subject is scrolled to; no part of it may stick out at the side
   */
  async inspectSizes(name: string, subject: Locator): Promise<void> {
    for (const [device, size] of Object.entries(SIZES)) {
      await this.page.setViewportSize(size);
      await subject.scrollIntoViewIfNeeded();
      const { x, width } = (await subject.boundingBox())!;
      const isTooWide = await subject.evaluate((box) => box.scrollWidth > box.clientWidth);
      expect({ device, isWithin: x >= 0 && x + width <= size.width && !isTooWide }).toEqual({
        device,
        isWithin: true,
      });
      await this.inspect(`${name}-${device}`);
    }
  }

  /** Waits until nothing slides or fades any more: a click at what moves can miss it. */
  async standsStill(): Promise<void> {
    await this.page.evaluate(() => {
      const ending = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
      return Promise.allSettled(ending.map(({ finished }) => finished));
    });
  }

  /**
   * No serious or critical finding of axe in what the plugin shows (the dashboard around it is
   * Medusa's); and a picture.
   *
   * @param part what to look at: a question stands outside the plugin's boxes. So do messages, whose
   *   button to close has no name in `@medusajs/ui`
   */
  async inspect(name: string, part = "[data-atome-qr]"): Promise<void> {
    // What slides or fades in is half transparent, which axe takes for its colour.
    await this.standsStill();
    await this.picture(name);
    await expectAccessible(this.page, part);
  }
}
