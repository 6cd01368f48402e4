import { type ViewportSize } from "playwright-core";

import { type AdminStage } from "../admin/support/admin-stage";
import { type AdminLanguage } from "../admin/support/languages";
import { TillPage } from "./till-page";

/** The counter's page, empty: a till that remembers nothing. */
export async function openTill(
  stage: AdminStage,
  language: AdminLanguage,
  size: ViewportSize,
): Promise<TillPage> {
  const admin = await stage.open(language, "/between-tests");
  await admin.page.setViewportSize(size);
  await admin.page.evaluate(() => localStorage.removeItem("atome-qr-till"));
  await admin.follow(`${stage.demo.adminUrl}/atome-qr/counter`);
  const till = new TillPage(stage, admin);
  await till.isEmpty();
  return till;
}
