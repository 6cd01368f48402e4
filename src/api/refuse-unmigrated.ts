import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * The plugin's own routes while the database is not migrated: a clear answer, and no SQL in the log.
 *
 * @throws AtomeQrError `not_migrated`
 */
export async function refuseUnmigrated(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { schema } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  await schema.assertComplete();
  next();
}
