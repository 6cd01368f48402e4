import { type MedusaContainer } from "@medusajs/framework/types";

import { assertOpen } from "../admin-api/commands/open-charge";
import { withdrawCodes } from "../admin-api/commands/withdraw-codes";
import { ORDER_QR_LOCK_TIMEOUT_SECONDS, SALE_LOCK_TIMEOUT_SECONDS } from "../domain/timing";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type SaleRow } from "../modules/atome-qr/counter-sales";
import { LEASE_KEYS } from "../modules/atome-qr/leases";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { type Tills } from "../modules/atome-qr/tills";
import { isWithoutOrder } from "../modules/atome-qr/to-answer";
import { findSale } from "./describe-sale";
import { listLiveCodes } from "./list-live-codes";
import { releaseOrder } from "./release-order";

/**
 * Ends a sale that is not paid: its code cannot be paid any more, and the order that was made for it
 * is cancelled, which frees its stock. Nothing happens to one that is over already.
 *
 * @param keepOrder the shopper pays in another way: the order stays, and owes
 * @returns the sale as it stands
 * @throws AtomeQrError `charge_already_paid`: the shopper was faster · `omise_unavailable`,
 *   `account_not_configured`: the code may still be payable, and the sale stays · `busy`: a new one is
 *   being made · `sale_not_found`: it was refused meanwhile
 */
export async function cancelSale(
  container: MedusaContainer,
  { id, idempotency_key: key }: SaleRow,
  keepOrder: boolean,
): Promise<SaleRow> {
  const { counterSales, leases, ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  return leases.run(LEASE_KEYS.sale(key), SALE_LOCK_TIMEOUT_SECONDS, async () => {
    const sale = await findSale(container, id);
    const row = sale.charge_row_id ? await ledger.byId(sale.charge_row_id) : null;
    if (row?.status === "paid") {
      if (isWithoutOrder(row)) {
        await counterSales.close(sale); // its money is staff's to see to, not the till's
        return findSale(container, id);
      }
      assertOpen(row);
    }
    if (sale.closed_at) {
      return sale; // another code of its order has taken its place
    }
    const putBack = await announce(container, sale);
    try {
      // After a new code of the order that is just being made, on its page, say: from now on there is none.
      await leases.run(LEASE_KEYS.order(sale.order_id), ORDER_QR_LOCK_TIMEOUT_SECONDS, async () =>
        withdrawCodes(container, await listCodes(container, id)),
      );
      if (!keepOrder) {
        await releaseOrder(container, sale);
      }
    } catch (error) {
      await putBack();
      throw error;
    }
    return counterSales.cancel(sale.id);
  });
}

/** Of a sale that was cut off, the code may be made and not noted. */
async function listCodes(container: MedusaContainer, id: string): Promise<ChargeRow[]> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { charge_row_id: rowId, is_order_ours: isOurs, order_id } = await findSale(container, id);
  if (rowId) {
    return [await ledger.byId(rowId)];
  }
  return isOurs ? listLiveCodes(container, order_id) : [];
}

/**
 * First of all: neither displays nor tills are to say "expired" of a code that the cashier withdraws.
 *
 * @returns takes it back
 */
async function announce(container: MedusaContainer, sale: SaleRow): Promise<() => Promise<void>> {
  const { counterSales, tills } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const showAgain = await hide(tills, sale);
  await counterSales.markCancelling(sale.id, true);
  return async () => {
    await counterSales.markCancelling(sale.id, false);
    await showAgain();
  };
}

/** @returns puts it back, unless the till shows something else by then */
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
