import { type BrowserContext, type Page, type ViewportSize } from "playwright-core";

import { type Chromium, startChromium } from "../../support/chromium";
import { type SandboxDemo, startThrowAwayDemo } from "../../support/throw-away-demo";
import { AdminPage } from "./admin-page";
import { type AdminLanguage } from "./languages";
import { SIZES } from "./sizes";
import { StoreData } from "./store-data";

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** One store with its built admin and staff who are logged in, for all tests; a browser per language. */
export class AdminStage {
  private chromium?: Chromium;
  private started?: SandboxDemo;
  private storeData?: StoreData;
  private login?: StorageState;
  /** Kept from test to test: it has the dashboard's files already. */
  private context?: BrowserContext;
  /** Kept from test to test, too: loading the dashboard takes longer than most tests. */
  private kept?: AdminPage;
  private isKeptInUse = false;
  /** Other devices of this test's. */
  private readonly elsewhere: BrowserContext[] = [];

  /** Within `beforeAll`. */
  async start(): Promise<void> {
    this.started = await startThrowAwayDemo({
      admin: true,
      adminPlugins: ["neighbour-plugin/admin"],
    });
    this.storeData = await StoreData.of(this.started);
    await this.started.adminReady;
    this.login = await this.logIn();
  }

  /** Within `afterEach`. */
  async closePages(): Promise<void> {
    await Promise.all(this.elsewhere.splice(0).map((context) => context.close()));
    const others = (this.context?.pages() ?? []).filter((page) => page !== this.kept?.page);
    await Promise.all(others.map((page) => page.close()));
    this.demo.sandbox.faults.clear();
    this.demo.sandbox.webhooks.faults = {};
    await this.leaveKeptPage();
  }

  /** Within `afterAll` of a language: the next one begins with a browser that knows nothing. */
  async closeBrowser(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
    this.kept = undefined;
  }

  /** Within `afterAll`. */
  async stop(): Promise<void> {
    await this.closeBrowser();
    await this.chromium?.close();
    await this.started?.stop();
  }

  get demo(): SandboxDemo {
    return this.started ?? missing();
  }

  get data(): StoreData {
    return this.storeData ?? missing();
  }

  /** A page of the admin, by its path behind `/app`, in the language that staff have chosen. */
  async open(language: AdminLanguage, path: string): Promise<AdminPage> {
    this.context ??= await this.newContext(language, this.login);
    if (this.kept && !this.isKeptInUse) {
      this.isKeptInUse = true;
      await this.kept.follow(`${this.demo.adminUrl}${path}`);
      return this.kept;
    }
    const admin = new AdminPage(await this.context.newPage(), language);
    await admin.page.goto(`${this.demo.adminUrl}${path}`);
    if (!this.kept) {
      this.kept = admin;
      this.isKeptInUse = true;
    }
    return admin;
  }

  /** The same for staff with these rights alone. The demo has no roles, so what they may do is made up. */
  async openAs(rights: string[], language: AdminLanguage, path: string): Promise<AdminPage> {
    this.context ??= await this.newContext(language, this.login);
    // A page of its own: the dashboard asks once what its user may do.
    const admin = new AdminPage(await this.context.newPage(), language);
    await admin.page.route("**/admin/rbac/me/permissions", (route) =>
      route.fulfill({ json: { permissions: rights } }),
    );
    const told = admin.page.waitForResponse("**/admin/rbac/me/permissions");
    await admin.page.goto(`${this.demo.adminUrl}${path}`);
    await told;
    return admin;
  }

  /** A page of Medusa's on another device, where nobody is logged in. */
  async openElsewhere(path: string, viewport: ViewportSize): Promise<Page> {
    this.chromium ??= await startChromium();
    const context = await this.chromium.newContext({ viewport, timezoneId: "Asia/Bangkok" });
    this.elsewhere.push(context);
    const page = await context.newPage();
    await page.goto(new URL(path, this.demo.medusaUrl).href);
    return page;
  }

  /** The next test finds nothing of this one's on the page: no drawer, no route, no message. */
  private async leaveKeptPage(): Promise<void> {
    this.isKeptInUse = false;
    if (!this.kept) return;
    await this.context?.setOffline(false);
    await this.kept.page.unrouteAll({ behavior: "ignoreErrors" });
    await this.kept.page.setViewportSize(SIZES.desktop);
    await closeMessages(this.kept.page);
    await this.kept.leave();
  }

  private async logIn(): Promise<StorageState> {
    const context = await this.newContext("en");
    const page = await context.newPage();
    const { email, password } = this.demo.adminLogin;
    await page.goto(`${this.demo.adminUrl}/login`);
    await page.locator("input[name=email]").fill(email);
    await page.locator("input[name=password]").fill(password);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Atome QR" }).waitFor();
    const state = await context.storageState();
    await context.close();
    return state;
  }

  private async newContext(
    language: AdminLanguage,
    storageState?: StorageState,
  ): Promise<BrowserContext> {
    this.chromium ??= await startChromium();
    const context = await this.chromium.newContext({
      viewport: SIZES.desktop,
      storageState,
      timezoneId: "Asia/Bangkok",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    // What the language menu of the profile page does.
    await context.addCookies([{ name: "lng", value: language, url: this.demo.medusaUrl }]);
    return context;
  }
}

/** A message stays for seconds, and the next test may wait for the same one. */
async function closeMessages(page: Page): Promise<void> {
  for (const message of await page.locator("[data-sonner-toast]").elementHandles()) {
    // The last one closes it, behind those that do something; none is left when it has just gone.
    await message.$$eval("button", (buttons) =>
      (buttons.at(-1) as HTMLElement | undefined)?.click(),
    );
    await message.waitForElementState("hidden");
  }
}

function missing(): never {
  throw new Error("The stage has not started");
}
