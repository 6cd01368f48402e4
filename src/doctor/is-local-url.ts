import { isIP } from "node:net";

import { isPrivateAddress } from "../modules/atome-qr/qr-image/public-address";

/** Whether an address is on this machine or its network. False for what is no address, as `*` in CORS. */
export function isLocalUrl(url: string): boolean {
  if (!URL.canParse(url)) {
    return false;
  }
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  return isIP(host)
    ? isPrivateAddress(host)
    : host === "localhost" || /\.(localhost|local|internal|test)$/.test(host);
}
