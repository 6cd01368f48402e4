import { type MedusaContainer } from "@medusajs/framework/types";
import { MedusaError } from "@medusajs/framework/utils";

import { createOrderQr } from "../admin-api/commands/create-order-qr";
import { type SaleRequest } from "../domain/counter";
import { assertExpirySeconds } from "../domain/expiry";
import { SALE_LOCK_TIMEOUT_SECONDS } from "../domain/timing";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type SaleRow } from "../modules/atome-qr/counter-sales";
import { LEASE_KEYS } from "../modules/atome-qr/leases";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { makeOrder } from "./make-order";
import { releaseOrder } from "./release-order";

export interface NewSale {
  /** The till's own: the same key is the same sale, however often it is asked for. */
  key: string;
  request: SaleRequest;
  /** Whose displays show it; null for none. */
  tillId: string | null;
  userId: string;
}

/**
 * A sale and its code: the order is made where there is none, then a code for what it owes. Asked for
 * again with the same key it goes on where it stopped, so a till that got no answer, or an error of
 * Omise's, has never two codes or two orders.
 *
 * @throws AtomeQrError `idempotency_key_reused` · `invalid_expiry` · as `makeOrder` and `createOrderQr`.
 *   Where it was refused, nothing is left of it; where Omise is away, the sale waits for the next try.
 */
export async function makeSale(container: MedusaContainer, sale: NewSale): Promise<SaleRow> {
  const { key, request } = sale;
  if (request.expiresInSeconds !== null) {
    assertExpirySeconds(request.expiresInSeconds);
  }
  const { counterSales, leases } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  return leases.run(LEASE_KEYS.sale(key), SALE_LOCK_TIMEOUT_SECONDS, async () => {
    const begun = await counterSales.begin(sale);
    if (begun.charge_row_id || begun.cancelled_at) {
      return begun;
    }
    return makeCode(container, begun).catch(async (error: unknown) => {
      if (isRefusal(error)) {
        await releaseOrder(container, begun);
        await counterSales.remove(begun.id);
      }
      throw error;
    });
  });
}

async function makeCode(container: MedusaContainer, sale: SaleRow): Promise<SaleRow> {
  const { counterSales, tills } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  if (!("orderId" in sale.request.sold)) {
    await makeOrder(container, sale);
  }
  const row = await createOrderQr(container, {
    orderId: sale.order_id,
    expiresInSeconds: sale.request.expiresInSeconds,
    providerId: sale.request.providerId,
  });
  if (sale.till_id) {
    await tills.show(sale.till_id, sale.id); // before the last step: it is repeated after a crash
  }
  return counterSales.markCode(sale, row.id);
}

/** Answered 400 and 404. */
const REFUSALS = new Set<string>([
  MedusaError.Types.INVALID_DATA,
  MedusaError.Types.NOT_ALLOWED,
  MedusaError.Types.NOT_FOUND,
]);

/** Another try would be refused alike. What is left of a sale that failed otherwise, the job clears. */
function isRefusal(error: unknown): boolean {
  const { type, code } = (error ?? {}) as { type?: unknown; code?: unknown };
  return REFUSALS.has(String(type)) && code !== "busy" && code !== "charge_not_open";
}
