/** Whether a browser may be sent there: an `href` of another scheme could run a script. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address);
}

/** An address as seen from a page; undefined for what is none. */
export function resolveAddress(address: string, page: string): string | undefined {
  try {
    return new URL(address, page).href;
  } catch {
    return undefined;
  }
}

/**
 * A page's address, for the shopper to come back to. Without the hash, unless that is the page's
 * route; undefined where the page is not from the web, as in an app.
 */
export function pageAddress(href: string): string | undefined {
  if (!isWebAddress(href)) {
    return undefined;
  }
  const [page, hash = ""] = href.split(/#(.*)/s);
  return /^!?\//.test(hash) ? href : page;
}
