import jsQR from "jsqr";
import { type Page } from "playwright-core";
import { PNG } from "pngjs";

/** Reads the QR code off what the page shows right now, as a phone's camera does. */
export async function scanQr(page: Page): Promise<string> {
  const { data, width, height } = PNG.sync.read(await page.screenshot());
  const code = jsQR(new Uint8ClampedArray(data), width, height);
  if (!code) {
    throw new Error("There is no readable QR code in the visible part of the page");
  }
  return code.data;
}
