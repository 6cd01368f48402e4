import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { AtomeQrError } from "../domain/errors";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { downloadQrImage } from "../modules/atome-qr/qr-image/download-qr-image";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * Answers with a charge's QR image, from the store's own origin, while it can be paid.
 *
 * @throws AtomeQrError `qr_not_available`
 */
export async function sendQrImage(
  req: MedusaRequest,
  res: MedusaResponse,
  row: ChargeRow,
): Promise<void> {
  const atomeQr = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { download_uri: uri, charge_id: chargeId } = row;
  const isOpen = row.status === "pending" && atomeQr.accounts.has(row.account);
  if (!isOpen || !uri || !chargeId) {
    throw new AtomeQrError(
      "qr_not_available",
      "This payment has no QR code that can be paid. Ask for a new code.",
    );
  }
  const { options } = atomeQr.accounts.byId(row.account);
  const image = await atomeQr.qrImages.get(chargeId, () => downloadQrImage(uri, options));
  res.setHeader("Content-Type", image.type);
  // An SVG opened by itself could run scripts on the store's origin.
  res.setHeader(
    "Content-Security-Policy",
    "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  );
  res.setHeader("X-Content-Type-Options", "nosniff");
  // Under a pay link nothing is kept, see the page's own headers.
  if (!res.hasHeader("Cache-Control")) {
    res.setHeader("Cache-Control", "private, max-age=300");
  }
  res.status(200).send(image.bytes);
}
