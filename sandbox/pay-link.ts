import { isRedirect } from "./source-types";
import { type StoredCharge } from "./types";

/**
 * The page on which the shopper pays: what the QR code says, or the `authorize_uri` of a redirect.
 * Whoever has its token may pay or decline.
 */
export function payLink({ publicUrl }: { publicUrl: string }, charge: StoredCharge): string {
  const path = isRedirect(charge) ? `/payments/${charge.id}/authorize` : `/pay/${charge.id}`;
  return `${publicUrl}${path}?t=${charge.payToken}`;
}
