import jsQR from "jsqr";
import { type Locator, type Page } from "playwright-core";
import { PNG } from "pngjs";

/**
 * Reads the QR code off what the page, or a part of it, shows right now, as a phone's camera does.
 * The smaller the part, the sooner it is found.
 */
export async function scanQr(shown: Page | Locator): Promise<string> {
  return readQr(await shown.screenshot());
}

/** Reads the QR code in a picture, as the Atome app does with one from the phone's photos. */
export function readQr(png: Buffer): string {
  const { data, width, height } = PNG.sync.read(png);
  const code = jsQR(new Uint8ClampedArray(data), width, height, {
    inversionAttempts: "dontInvert", // dark on light, as every phone reads it; also half the work
  });
  if (!code) {
    throw new Error("There is no readable QR code in the picture, or the visible part of the page");
  }
  return code.data;
}
