import { type MedusaContainer } from "@medusajs/framework/types";

import { assertOpen } from "../admin-api/commands/open-charge";
import { withdrawCodes } from "../admin-api/commands/withdraw-codes";
import { SALE_LOCK_TIMEOUT_SECONDS } from "../domain/timing";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type SaleRow } from "../modules/atome-qr/counter-sales";
import { LEASE_KEYS } from "../modules/atome-qr/leases";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { type Tills } from "../modules/atome-qr/tills";
import { releaseOrder } from "./release-order";

/**
 * Ends a sale that is not paid: its code cannot be paid any more, and the order that was made for it
 * is cancelled, which frees its stock. Nothing happens to one that is over already.
 *
 * @param keepOrder the shopper pays in another way: the order stays, and owes
 * @returns the sale as it stands
 * @throws AtomeQrError `charge_already_paid`: the shopper was faster · `omise_unavailable`,
 *   `account_not_configured`: the code may still be payable, and the sale stays
 */
export async function cancelSale(
  container: MedusaContainer,
  { id, idempotency_key: key }: SaleRow,
  keepOrder: boolean,
): Promise<SaleRow> {
  const { counterSales, leases, ledger, tills } =
    container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  return leases.run(LEASE_KEYS.sale(key), SALE_LOCK_TIMEOUT_SECONDS, async () => {
    const sale = (await counterSales.findById(id))!;
    const row = sale.charge_row_id ? await ledger.byId(sale.charge_row_id) : null;
    if (row?.status === "paid") {
      assertOpen(row);
    }
    if (sale.closed_at) {
      return sale; // another code of its order has taken its place
    }
    // Of a sale that was cut off, the code may be made and not noted.
    const codes = row ? [row] : await ledger.listOpenOf(sale.order_id, undefined);
    const showAgain = await hide(tills, sale);
    await withdrawCodes(container, row || sale.is_order_ours ? codes : []).catch(
      async (error: unknown) => {
        await showAgain();
        throw error;
      },
    );
    if (!keepOrder) {
      await releaseOrder(container, sale);
    }
    return counterSales.cancel(sale.id);
  });
}

/**
 * First of all: displays are not to say "expired" of a code that the cashier withdraws.
 *
 * @returns puts it back, unless the till shows something else by then
 */
async function hide(tills: Tills, { id, till_id: tillId }: SaleRow): Promise<() => Promise<void>> {
  if (tillId === null || (await tills.shownSaleId(tillId)) !== id) {
    return () => Promise.resolve();
  }
  await tills.show(tillId, null);
  return async () => {
    if ((await tills.shownSaleId(tillId)) === null) {
      await tills.show(tillId, id);
    }
  };
}
