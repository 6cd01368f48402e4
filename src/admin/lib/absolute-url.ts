/** A path of the backend as an address that works elsewhere; addresses stay as they are. */
export function absoluteUrl(path: string, backendUrl: string, pageUrl: string): string {
  return new URL(path, new URL(backendUrl || "/", pageUrl)).href;
}
