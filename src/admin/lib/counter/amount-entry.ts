import { decimalsOf } from "../../../domain/atome";
import { toMinor } from "../format-money";

/** Longer ones are no amount that Atome QR takes, but a scanned code. */
const MAX_DIGITS = 9;

export type AmountKey = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "." | "back";

/** The key of the pad that a key of the keyboard stands for, if any. */
export function toAmountKey(key: string): AmountKey | null {
  if (/^[0-9.]$/.test(key)) return key as AmountKey;
  if (key === ",") return ".";
  return key === "Backspace" ? "back" : null;
}

/**
 * What is typed after one more key: a number with as many decimals as the currency has, never more.
 *
 * @param typed main units, such as `12.5`
 */
export function pressAmountKey(typed: string, key: AmountKey, currency: string): string {
  if (key === "back") return typed.slice(0, -1);
  if (key === ".") return typed.includes(".") ? typed : `${typed || "0"}.`;
  const next = typed === "0" ? key : typed + key;
  const [whole, decimals = ""] = next.split(".");
  return whole.length > MAX_DIGITS || decimals.length > decimalsOf(currency) ? typed : next;
}

/** Minor units; 0 for nothing yet. */
export function toTypedAmount(typed: string, currency: string): number {
  return toMinor(typed, currency) ?? 0;
}
