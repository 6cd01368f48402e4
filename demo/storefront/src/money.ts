const symbols: Record<string, string> = { THB: "฿", SGD: "S$", MYR: "RM " };

/** `1290, "thb"` gives `฿1,290.00`: with cents, as the payment beside it and its slip have them. */
export function money(amount: number, currency: string): string {
  const code = currency.toUpperCase();
  const digits = amount.toLocaleString("en", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return `${symbols[code] ?? `${code} `}${digits}`;
}

/** The plugin's payments count in minor units; each of its currencies has a hundred. */
export function minorMoney(minorUnits: number, currency: string): string {
  return money(minorUnits / 100, currency);
}
