/** A path of the backend as an address that works elsewhere; addresses stay as they are. */
export function absoluteUrl(path: string, backendUrl: string, pageUrl: string): string {
  return new URL(path, new URL(backendUrl || "/", pageUrl)).href;
}

/** A pay link whose page can also be printed and shown on the counter. */
export function toStaffLink(payUrl: string): string {
  const url = new URL(payUrl);
  url.searchParams.set("staff", "1");
  return url.href;
}
