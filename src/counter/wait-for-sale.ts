import { type MedusaContainer } from "@medusajs/framework/types";

import { type Caller } from "../long-poll/caller";
import { waitForChange } from "../long-poll/wait-for-change";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type SaleRow } from "../modules/atome-qr/counter-sales";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * Waits until a sale's charge has an outcome, or time is up. Omise is asked meanwhile, as for a
 * shopper who waits.
 *
 * @param caller the response: its `close` ends the wait
 */
export async function waitForSale(
  container: MedusaContainer,
  sale: SaleRow,
  seconds: number,
  caller: Caller,
): Promise<void> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  if (sale.charge_row_id) {
    const row = await ledger.byId(sale.charge_row_id);
    await waitForChange(container, row, seconds, caller, ({ status }) => status);
  }
}
