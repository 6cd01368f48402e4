import { type Page } from "playwright-core";

import { adminLogin } from "../../demo/store/admin-login";
import { type Chromium } from "../browser/support/chromium";

/** Opens every page of the plugin in the store's admin, as staff, and finds on each what it is for. */
export async function tryAdmin(
  chromium: Chromium,
  url: string,
  { orderId, chargeId }: { orderId: string; chargeId: string },
  onStep: (text: string) => void,
): Promise<void> {
  const context = await chromium.newContext({ viewport: { width: 1280, height: 900 } });
  const errors: string[] = [];
  try {
    const page = await context.newPage();
    page.on("pageerror", ({ message }) => errors.push(message));
    await logIn(page, url);

    onStep("the list of charges");
    await page.goto(`${url}/app/atome-qr`);
    const row = page.getByRole("table").getByRole("row").nth(1);
    await row.getByRole("link").first().click();

    onStep("a charge");
    await box(page, "charge").first().waitFor();
    await page.getByText(chargeId).first().waitFor();

    onStep("the order's box");
    await page.goto(`${url}/app/orders/${orderId}`);
    await box(page, "order-payments").first().waitFor();

    onStep("the order's payments on a page of their own");
    await page.goto(`${url}/app/atome-qr/orders/${orderId}`);
    await box(page, "order").first().waitFor();
    await box(page, "order-payments").first().waitFor();

    onStep("the settings");
    await page.goto(`${url}/app/settings/atome-qr`);
    await box(page, "accounts").first().waitFor();

    onStep("the counter");
    await page.goto(`${url}/app/atome-qr/counter`);
    await box(page, "counter").first().waitFor();
  } finally {
    await context.close();
  }
  if (errors.length > 0) {
    throw new Error(`The admin threw: ${errors.join("; ")}`);
  }
}

const box = (page: Page, name: string) => page.locator(`[data-atome-qr="${name}"]`);

async function logIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/app/login`);
  await page.getByPlaceholder("Email").fill(adminLogin.email);
  await page.getByPlaceholder("Password").fill(adminLogin.password);
  await page.getByRole("button", { name: /continue/i }).click();
  await page.waitForURL((to) => !to.pathname.endsWith("/login"));
}
