import { type BrowserContextOptions } from "playwright-core";

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** What each step of a purchase is tried on. */
export const places: [string, BrowserContextOptions][] = [
  ["on a desktop", desktop],
  ["on a phone", phone],
];
