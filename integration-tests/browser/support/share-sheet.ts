import { type BrowserContextOptions, type Page } from "playwright-core";

import { waitFor } from "../../support/wait-for";
import { phone } from "./devices";

/** What is told of a phone's system decides what its shopper is told to do. */
export const iphone: BrowserContextOptions = {
  ...phone,
  userAgent:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
};

export interface SharedFile {
  name: string;
  type: string;
  bytes: Buffer;
}

/**
 * Gives a page a share sheet, which a Chromium without a screen has not. To be done before the page
 * is opened.
 *
 * @returns what is shared, once it is
 */
export async function giveShareSheet(page: Page): Promise<() => Promise<SharedFile>> {
  const shared: { name: string; type: string; base64: string }[] = [];
  await page.exposeFunction("keepShared", (file: (typeof shared)[0]) => shared.push(file));
  await page.addInitScript(pretendToShare);
  return async () => {
    const { base64, ...file } = await waitFor(() => {
      expect(shared).toHaveLength(1);
      return shared[0];
    });
    return { ...file, bytes: Buffer.from(base64, "base64") };
  };
}

/** In the page. */
function pretendToShare(): void {
  navigator.canShare = () => true;
  navigator.share = async ({ files = [] } = {}) => {
    const [file] = files;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    const { keepShared } = window as unknown as { keepShared: (file: object) => Promise<void> };
    await keepShared({ name: file.name, type: file.type, base64 });
  };
}
