import { type Page } from "playwright-core";

interface Shift {
  value: number;
  /** The first of what has moved. */
  what: string;
}

type ShiftEntry = PerformanceEntry & {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null }[];
};

/** Notes what moves by itself, from the next loading of the page on. */
export async function watchShifts(page: Page): Promise<() => Promise<Shift[]>> {
  await page.addInitScript(() => {
    const kept: Shift[] = [];
    Object.assign(window, { shifts: kept });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as ShiftEntry[]) {
        const node = entry.sources[0]?.node;
        const what = (node instanceof Element ? node.outerHTML : node?.textContent) ?? "";
        if (!entry.hadRecentInput) kept.push({ value: entry.value, what: what.slice(0, 200) });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  return async () => page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
}
