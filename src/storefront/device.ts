/** What of a shopper's device tells whether Atome's app is on it, or beside it. */
export interface Device {
  hasCoarsePointer: boolean;
  /** Of the screen, in CSS pixels. */
  shortSidePx: number;
}

/** The device that shows the page; undefined in an app and in Node, where nothing tells. */
export function readDevice(): Device | undefined {
  if (typeof matchMedia === "undefined" || typeof screen === "undefined") {
    return undefined;
  }
  return {
    hasCoarsePointer: matchMedia("(pointer: coarse)").matches,
    shortSidePx: Math.min(screen.width, screen.height),
  };
}
