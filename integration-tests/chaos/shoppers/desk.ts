import { Checkout } from "../checkout";
import { type StoreClient } from "./store-client";

/** Reads from the store, or tells it something, outside of any checkout. */
export interface Desk {
  ask<T>(path: string): Promise<T>;
  tell<T>(path: string, body: object): Promise<T>;
}

export function deskOf(client: StoreClient): Desk {
  // A timeline that nobody reads.
  const checkout = new Checkout({} as Checkout["plan"], () => 0);
  return {
    ask: <T>(path: string) => client.call<T>({ checkout, who: "staff", method: "GET", path }),
    tell: <T>(path: string, body: object) => client.call<T>({ checkout, who: "staff", path, body }),
  };
}
