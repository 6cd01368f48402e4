import type { CounterProduct, CounterSaleInput } from "../../../admin-api/counter-types";

export interface BasketLine {
  product: CounterProduct;
  quantity: number;
}

/** What a till remembers on its device. */
export interface TillMemory {
  /** Made on this device; the server tells tills apart by it. */
  id: string;
  providerId: string | null;
  salesChannelId: string | null;
  stockLocationId: string | null;
  /** Seconds; null for what region and sales channel say. */
  expiresInSeconds: number | null;
  isMuted: boolean;
  /** Of the sale that is being typed: a login in between loses nothing. */
  typed: string;
  note: string;
  basket: BasketLine[];
  /** The sale on the screen: it is there again after a reload. */
  saleId: string | null;
  /** Sales that were seen to be paid: the rest is still to be said. The last ones. */
  seenPaid: string[];
  /** Asked for and not made yet: asked for again with the same key, it is the same sale. */
  asked: { input: CounterSaleInput; at: number; isAnswered: boolean } | null;
}

const KEY = "atome-qr-till";

type Storage = Pick<globalThis.Storage, "getItem" | "setItem">;

/** @param storage the browser's `localStorage`; where it is refused, the till remembers nothing */
export function readTill(storage: Storage | undefined): TillMemory {
  const fresh: TillMemory = {
    id: `till_${newKey()}`,
    providerId: null,
    salesChannelId: null,
    stockLocationId: null,
    expiresInSeconds: null,
    isMuted: false,
    typed: "",
    note: "",
    basket: [],
    saleId: null,
    seenPaid: [],
    asked: null,
  };
  try {
    return { ...fresh, ...(JSON.parse(storage?.getItem(KEY) ?? "{}") as Partial<TillMemory>) };
  } catch {
    return fresh; // written by something else
  }
}

export function writeTill(storage: Storage | undefined, till: TillMemory): void {
  try {
    storage?.setItem(KEY, JSON.stringify(till));
  } catch {
    // Private browsing, or no room: it is remembered until the page is closed.
  }
}

/** A key that no other sale has. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
