/**
 * Readers for what shoppers type: each returns the value in the form Omise takes, or undefined when
 * there is none. They never throw: details are optional, the payment is not.
 */

/** Control characters removed, white space folded, cut to `max` characters. */
export function cleanText(value: string | null | undefined, max: number): string | undefined {
  const text = (value ?? "")
    .replace(/\p{Cc}/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return text ? [...text].slice(0, max).join("").trimEnd() : undefined;
}

export function toEmail(value: string | null | undefined): string | undefined {
  const email = value?.trim() ?? "";
  return email.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : undefined;
}

/** Two upper-case letters (ISO 3166-1). */
export function toCountry(value: string | null | undefined): string | undefined {
  return value && /^[a-z]{2}$/i.test(value) ? value.toUpperCase() : undefined;
}

export function toHttpUrl(value: string | null | undefined): string | undefined {
  return value && /^https?:\/\/\S+$/i.test(value) && URL.canParse(value) ? value : undefined;
}

/** From `!` to `！` in Unicode, and from each sign after it to its full-width form. */
const FULL_WIDTH_OFFSET = 0xfee0;

/** Thai digits, and the full-width letters, digits and signs of Chinese keyboards, as ASCII. */
export function toAscii(text: string): string {
  return text
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - "๐".charCodeAt(0)))
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET));
}
