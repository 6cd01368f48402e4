import { CURRENCIES, MAX_EXPIRY_SECONDS } from "../../../../domain/atome";

/** As sentences say it; hours. */
export const MAX_EXPIRY_HOURS = MAX_EXPIRY_SECONDS / 3600;

/** `THB, SGD and MYR`, with a language's own comma and "and". */
export function listCurrencies(comma: string, and: string): string {
  const others = CURRENCIES.slice(0, -1).join(comma);
  return `${others}${and}${CURRENCIES.at(-1)}`;
}
