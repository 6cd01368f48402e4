/**
 * Readers for what shoppers type: each returns the value in the form Omise takes, or undefined when
 * there is none. They never throw: details are optional, the payment is not. What could be refused
 * is left out, because Omise refuses the whole charge for one detail.
 */

/** What no text has: control characters, half characters, and code points that are none. */
const NOT_TEXT = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Without what is no text, white space folded, cut to `max` characters. Something in it is visible. */
export function cleanText(value: string | null | undefined, max: number): string | undefined {
  const text = (value ?? "").replace(NOT_TEXT, " ").replace(/\s+/g, " ").trim();
  const cut = [...text].slice(0, max).join("").trimEnd();
  return /[^\s\p{Cf}]/u.test(cut) ? cut : undefined;
}

/** Letters, digits and the signs that need no quotes; single dots inside. At most 64 characters. */
const LOCAL_PART = /^(?=.{1,64}$)[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;

/** Labels of letters, digits and inner dashes; the last begins with a letter. */
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/i;

/** An address as nearly all are. Quoted, international and local ones are left out. */
export function toEmail(value: string | null | undefined): string | undefined {
  const email = value?.trim() ?? "";
  const [local, domain, ...more] = email.split("@");
  const isUsual = LOCAL_PART.test(local) && DOMAIN.test(domain ?? "") && !more.length;
  return isUsual && email.length <= 254 ? email : undefined;
}

/** Two upper-case letters (ISO 3166-1). */
export function toCountry(value: string | null | undefined): string | undefined {
  return value && /^[a-z]{2}$/i.test(value) ? value.toUpperCase() : undefined;
}

/** In ASCII digits. Longer than 32 characters is none, and a cut one would be wrong. */
export function toPostalCode(value: string | null | undefined): string | undefined {
  const code = cleanText(toAscii(value ?? ""), 33);
  return code && code.length <= 32 ? code : undefined;
}

/** What every parser of addresses takes (RFC 3986); a `%` only where it escapes a byte. */
const PLAIN_ADDRESS = /^(?:[\w.~:/?#@!$&'()*+,;=-]|%[\da-f]{2})+$/i;

/** Names that no public server has, next to those without a dot. */
const PRIVATE_HOST = /\.(?:localhost|local|internal|test)$/;

/**
 * An address that Atome could fetch: public, https, without password, at most 255 characters as most
 * databases keep them. A development store's `http://localhost` is left out.
 */
export function toImageUrl(value: string | null | undefined): string | undefined {
  const url = value && URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== "https:" || url.username || url.password) {
    return undefined;
  }
  const isPublic = DOMAIN.test(url.hostname) && !PRIVATE_HOST.test(url.hostname);
  return isPublic && url.href.length <= 255 && PLAIN_ADDRESS.test(url.href) ? url.href : undefined;
}

/** From `!` to `！` in Unicode, and from each sign after it to its full-width form. */
const FULL_WIDTH_OFFSET = 0xfee0;

/** Thai digits, and the full-width letters, digits and signs of Chinese keyboards, as ASCII. */
export function toAscii(text: string): string {
  return text
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - "๐".charCodeAt(0)))
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET));
}
