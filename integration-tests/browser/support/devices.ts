import { type BrowserContextOptions } from "playwright-core";

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** Where shoppers are, and whether Omise's webhooks come: what each step of a purchase is tried with. */
export const ways: [string, BrowserContextOptions, { off?: true }][] = [
  ["on a desktop, with webhooks", desktop, {}],
  ["on a phone, without webhooks", phone, { off: true }],
];
