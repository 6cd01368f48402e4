import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Page } from "playwright-core";

/** Whether the pictures of the documentation are taken again. */
export const areForDocumentation = process.env.UPDATE_SCREENSHOTS === "1";
const isWanted = areForDocumentation || process.env.KEEP_SCREENSHOTS === "1";

const FOLDER = areForDocumentation
  ? join(__dirname, "../../../docs/screenshots")
  : join(tmpdir(), "atome-qr-screenshots");

/**
 * Takes a picture of the page where somebody wants to look at it: into the documentation with
 * UPDATE_SCREENSHOTS=1, into a temporary folder with KEEP_SCREENSHOTS=1.
 */
export async function takePicture(
  page: Page,
  name: string,
  { fullPage = false } = {},
): Promise<void> {
  if (!isWanted) return;
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: "disabled", fullPage });
}
