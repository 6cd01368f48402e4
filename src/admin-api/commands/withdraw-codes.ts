import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { AtomeQrError } from "../../domain/errors";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { syncCharge } from "./sync-charge";
import { assertConfigured } from "./staff-errors";

/**
 * Makes an order's open codes unpayable and takes their sessions away, as core does when a shopper
 * chooses another way to pay. Those that are over core removes where they are in the way.
 *
 * @param codes the newest charge of each of its sessions
 * @throws AtomeQrError `charge_already_paid`: the order has just been paid · `omise_unavailable`,
 *   `account_not_configured`: a code may still be payable; nothing was changed
 */
export async function withdrawCodes(container: MedusaContainer, codes: ChargeRow[]): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  for (const row of codes.filter(({ finalized_at: finalizedAt }) => finalizedAt === null)) {
    assertConfigured(atomeQr, row); // an account that cannot be asked may still take the money
    await withdraw(container, row);
  }
}

async function withdraw(container: MedusaContainer, row: ChargeRow): Promise<void> {
  const { status } = await syncCharge(container, row);
  if (status === "paid") {
    throw justPaid();
  }
  if (status === "creating") {
    throw new AtomeQrError(
      "charge_not_open",
      "A payment of this order is still being prepared. Try again in a moment.",
    );
  }
  try {
    await container.resolve(Modules.PAYMENT).deletePaymentSession(row.session_id);
  } catch (error) {
    if ((error as { code?: unknown }).code === "charge_already_paid") {
      await syncCharge(container, row).catch(() => undefined); // the job does it otherwise
      throw justPaid();
    }
    throw error;
  }
}

function justPaid(): AtomeQrError {
  return new AtomeQrError(
    "charge_already_paid",
    "The order has just been paid with what was open. Reload the order.",
  );
}
