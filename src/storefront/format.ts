/** As shoppers there write them; by currency, not by language, so that S$ is never mistaken. */
const SYMBOLS: Record<string, string> = { THB: "฿", SGD: "S$", MYR: "RM " };

/** `54000, "THB"` gives `฿540.00`. Each of Atome's currencies has a hundred smallest units. */
export function formatAmount(amount: number, currency: string): string {
  const digits = (amount / 100).toLocaleString("en", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return `${SYMBOLS[currency] ?? `${currency} `}${digits}`;
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
