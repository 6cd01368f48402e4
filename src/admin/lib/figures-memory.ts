/** How the figures are looked at on this device. */
export interface FiguresMemory {
  /** Null for the store's currency. */
  currency: string | null;
  /** Null for the figures alone. */
  detail: "chart" | "table" | null;
}

const KEY = "atome-qr-figures";

type Storage = Pick<globalThis.Storage, "getItem" | "setItem">;

/** @param storage the browser's `localStorage`; where it is refused, nothing is remembered */
export function readFigures(storage: Storage | undefined): FiguresMemory {
  try {
    const read = JSON.parse(storage?.getItem(KEY) ?? "null") as Partial<FiguresMemory> | null;
    return {
      currency: typeof read?.currency === "string" ? read.currency : null,
      detail: read?.detail === "chart" || read?.detail === "table" ? read.detail : null,
    };
  } catch {
    return { currency: null, detail: null };
  }
}

export function writeFigures(storage: Storage | undefined, memory: FiguresMemory): void {
  try {
    storage?.setItem(KEY, JSON.stringify(memory));
  } catch {
    // Full, or refused: the choice counts until the page is left.
  }
}
