/**
 * A pay page shows a stranger's way to pay: nothing foreign runs or loads in it, nobody frames,
 * finds or keeps it, and the link, which is a secret, is told to nobody.
 *
 * @param nonce new for every answer; what is inline carries it
 * @param images from where images may come besides
 */
export function payPageHeaders(nonce: string, images: string[] = []): Record<string, string> {
  return {
    "Content-Security-Policy": [
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      `style-src 'nonce-${nonce}'`,
      ["img-src 'self'", ...images].join(" "),
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join("; "),
    "X-Frame-Options": "DENY",
    ...PRIVATE_HEADERS,
  };
}

/** For every answer under a pay link. */
export const PRIVATE_HEADERS = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Robots-Tag": "noindex, nofollow, noarchive",
};
