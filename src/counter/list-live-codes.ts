import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { findOrder } from "../medusa/order";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * The charges of an order that a payment session of it shows, and that something is left to do for. An
 * attempt that Omise did not answer has lost its session: nobody has seen a code of it, and the job ends
 * what may have come of it.
 */
export async function listLiveCodes(
  container: MedusaContainer,
  orderId: string,
): Promise<ChargeRow[]> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const rows = await ledger.listOpenOf(orderId, undefined);
  const order = rows.length
    ? await findOrder(container.resolve(ContainerRegistrationKeys.QUERY), orderId)
    : null;
  return rows.filter((row) => order?.sessions.some(({ id }) => id === row.session_id));
}
