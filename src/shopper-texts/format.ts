import { decimalsOf, findCurrency, MARKETS } from "../domain/atome";

/** `54000, "THB"` gives `฿540.00`. A currency that is not known is shown by its code. */
export function formatAmount(amount: number, currency: string): string {
  const known = findCurrency(currency);
  const symbol = known ? MARKETS[known].symbol : currency;
  const space = /[A-Z]$/i.test(symbol) ? " " : "";
  const decimals = decimalsOf(currency);
  const digits = (amount / 10 ** decimals).toLocaleString("en", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return `${symbol}${space}${digits}`;
}

/** `754` gives `12:34`, `43200` gives `12:00:00`; never less than `0:00`. */
export function formatClock(secondsLeft: number): string {
  const seconds = Math.max(0, Math.floor(secondsLeft));
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
