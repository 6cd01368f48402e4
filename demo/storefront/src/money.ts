const symbols: Record<string, string> = { THB: "฿", SGD: "S$", MYR: "RM " };

/** `1290, "thb"` gives `฿1,290`; cents only where there are any. */
export function money(amount: number, currency: string): string {
  const code = currency.toUpperCase();
  const isWhole = Math.round(amount * 100) % 100 === 0;
  const digits = amount.toLocaleString("en", {
    minimumFractionDigits: isWhole ? 0 : 2,
    maximumFractionDigits: isWhole ? 0 : 2,
  });
  return `${symbols[code] ?? `${code} `}${digits}`;
}

/** The plugin's payments count in minor units; each of its currencies has a hundred. */
export function minorMoney(minorUnits: number, currency: string): string {
  return money(minorUnits / 100, currency);
}
