import { type BrowserContext } from "playwright-core";

import { type Chromium, startChromium } from "../../support/chromium";
import { type SandboxDemo, startThrowAwayDemo } from "../../support/throw-away-demo";
import { AdminPage } from "./admin-page";
import { type AdminLanguage } from "./languages";
import { StoreData } from "./store-data";

type StorageState = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** One store with its built admin, one Chromium, and staff who are logged in: for all tests. */
export class AdminStage {
  private chromium?: Chromium;
  private started?: SandboxDemo;
  private storeData?: StoreData;
  private login?: StorageState;
  /** One per language: a browser that has the dashboard's files already. */
  private readonly contexts = new Map<AdminLanguage, BrowserContext>();

  /** Within `beforeAll`. */
  async start(): Promise<void> {
    [this.chromium, this.started] = await Promise.all([
      startChromium(),
      startThrowAwayDemo({ admin: true }),
    ]);
    this.storeData = await StoreData.of(this.started);
    await this.started.adminReady;
    this.login = await this.logIn();
  }

  /** Within `afterEach`. */
  async closePages(): Promise<void> {
    for (const context of this.contexts.values()) {
      await Promise.all(context.pages().map((page) => page.close()));
    }
    this.demo.sandbox.faults.clear();
    this.demo.sandbox.webhooks.faults = {};
  }

  /** Within `afterAll`. */
  async stop(): Promise<void> {
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
    const context = this.contexts.get(language) ?? (await this.newContext(language, this.login));
    this.contexts.set(language, context);
    const page = await context.newPage();
    await page.goto(`${this.demo.adminUrl}${path}`);
    return new AdminPage(page, language);
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
    const context = await (this.chromium ?? missing()).browser.newContext({
      viewport: { width: 1440, height: 900 },
      storageState,
      timezoneId: "Asia/Bangkok",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    // What the language menu of the profile page does.
    await context.addCookies([{ name: "lng", value: language, url: this.demo.medusaUrl }]);
    return context;
  }
}

function missing(): never {
  throw new Error("The stage has not started");
}
