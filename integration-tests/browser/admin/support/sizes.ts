import { type ViewportSize } from "playwright-core";

/** What staff look at the admin on. Tests are at the desk unless they say otherwise. */
export const SIZES = {
  phone: { width: 390, height: 844 },
  tablet: { width: 834, height: 1112 },
  desktop: { width: 1440, height: 900 },
} as const satisfies Record<string, ViewportSize>;
