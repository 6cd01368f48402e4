import { randomInt } from "node:crypto";

import { type SaleStatus } from "./counter";

/** A screen that faces the shopper and follows a till: its pairing code, its token, what it shows. */

/** The secret in a display's address: with it, one sees what its till shows. As long as a pay link's. */
export { createPayToken as createDisplayToken, isPayToken as isDisplayToken } from "./pay-link";

/** In which a display sends its token: addresses that are asked again and again are in access logs. */
export const DISPLAY_TOKEN_HEADER = "x-atome-qr-display-token";

/** In which a page says which one it is, of those that were opened with the same token. */
export const DISPLAY_SCREEN_HEADER = "x-atome-qr-display-screen";

/** Without those that are mistaken for each other: 0 and O, 1 and I and L. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** Some 8·10¹¹ codes: what can be guessed in ten minutes is nothing of it. */
const CODE_LENGTH = 8;

/** For reading aloud and typing, such as `7K3M-QX9P`. */
export function createPairingCode(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return letters.join("").replace(/^.{4}/, "$&-");
}

/** @returns the code as `createPairingCode` writes it; null for what cannot be one */
export function readPairingCode(typed: unknown): string | null {
  const letters = typeof typed === "string" ? typed.toUpperCase().replace(/[\s-]/g, "") : "";
  const isCode =
    letters.length === CODE_LENGTH && [...letters].every((one) => ALPHABET.includes(one));
  return isCode ? `${letters.slice(0, 4)}-${letters.slice(4)}` : null;
}

/** Whether it can name a screen: made by a page that we served. */
export function isScreen(text: string): boolean {
  return /^[\w-]{16,64}$/.test(text);
}

/** How often codes may be tried in `PAIRING_TRIES_WINDOW_SECONDS`: from one address, and in all. */
export const MAX_PAIRING_TRIES = { perAddress: 20, overall: 1_000 } as const;

/** What a display shows; `elsewhere`: a newer screen with the same token does. */
export type DisplayState = "idle" | "code" | "paid" | "failed" | "expired" | "elsewhere";

/** @param sale how the sale stands that the till shows; null for none */
export function toDisplayState(sale: SaleStatus | null): Exclude<DisplayState, "elsewhere"> {
  if (sale === null || sale === "cancelled") {
    return "idle";
  }
  return sale === "open" ? "code" : sale;
}
