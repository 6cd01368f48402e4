import { MARKETS } from "./atome";

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

const CALLING_CODES = new Map<string, string>(
  Object.values(MARKETS).map(({ country, callingCode }) => [country.toUpperCase(), callingCode]),
);

/**
 * A phone number with its country code (`+66876543210`), as Omise wants it. A local number is
 * completed from the address's country: 087 654 3210 in TH, 8123 4567 in SG, 012-345 6789 in MY.
 */
export function toPhoneNumber(
  phone: string | null | undefined,
  countryCode: string | null | undefined,
): string | undefined {
  const compact = (phone ?? "").replace(/[\s().-]/g, "");
  const callingCode = CALLING_CODES.get(toCountry(countryCode) ?? "");
  const international = callingCode ? withCallingCode(compact, callingCode) : compact;
  return /^\+[1-9]\d{7,14}$/.test(international) ? international : undefined;
}

/** Ten digits and more that begin with the calling code have it already, typed without its plus. */
function withCallingCode(compact: string, callingCode: string): string {
  if (compact.startsWith(callingCode) && /^\d{10,12}$/.test(compact)) {
    return `+${compact}`;
  }
  const isLocal = /^\d{8,11}$/.test(compact) && !compact.startsWith("00");
  return isLocal ? `+${callingCode}${compact.replace(/^0/, "")}` : compact;
}
