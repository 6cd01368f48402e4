import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { MAX_EXPIRY_SECONDS } from "../../../../domain/atome";
import { ATOME_QR_MODULE } from "../../../../modules/atome-qr";
import { type ChargeRow } from "../../../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../../../modules/atome-qr/service";
import { type PageChoices } from "../../../../pay-page/page-choices";
import { readChoices } from "./send-page";

const COOKIE = "atome_qr_page";

/**
 * Keeps what the page's address says (language, way back to the storefront) while the shopper is at
 * Atome, whose `return_uri` was fixed before. In a cookie that is sent to this one payment's return
 * alone.
 */
export function keepChoices(
  { scope }: MedusaRequest,
  res: MedusaResponse,
  row: ChargeRow,
  { query }: PageChoices,
): void {
  if (row.flow === "redirect" && query) {
    const uri = scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE).returnUriOf(row);
    res.cookie(COOKIE, query, {
      path: new URL(uri).pathname,
      maxAge: MAX_EXPIRY_SECONDS * 1000,
      httpOnly: true,
      sameSite: "lax",
    });
  }
}

/** What was kept, to be put behind the page's address. Read as an address is: it may be forged. */
export function keptQuery(req: MedusaRequest): string {
  const { [COOKIE]: kept } = req.cookies as Record<string, unknown>;
  return typeof kept === "string"
    ? readChoices(req, Object.fromEntries(new URLSearchParams(kept))).query
    : "";
}
