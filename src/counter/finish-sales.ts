import { type MedusaContainer } from "@medusajs/framework/types";

import { SALE_LOCK_TIMEOUT_SECONDS } from "../domain/timing";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type SaleRow } from "../modules/atome-qr/counter-sales";
import { LEASE_KEYS } from "../modules/atome-qr/leases";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { releaseOrder } from "./release-order";

/** Of one run; what is left waits for the next. */
const MOST = 100;

/**
 * For the job: finishes sales that their till has left. An order that was made for one and is not
 * paid is cancelled, so that its stock is free again.
 *
 * @throws AggregateError after all were tried, with the first one's message
 */
export async function finishSales(container: MedusaContainer): Promise<void> {
  const { counterSales, leases } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const failures: unknown[] = [];
  for (const { id, idempotency_key: key } of await counterSales.listAbandoned(MOST)) {
    await leases
      .run(LEASE_KEYS.sale(key), SALE_LOCK_TIMEOUT_SECONDS, () => finish(container, id))
      .catch((error: unknown) => void failures.push(error));
  }
  if (failures.length > 0) {
    throw new AggregateError(failures, safeMessage(failures[0]));
  }
}

async function finish(container: MedusaContainer, id: string): Promise<void> {
  const { counterSales, ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const sale: SaleRow | undefined = await counterSales.findById(id);
  if (!sale || sale.closed_at) {
    return; // another instance was faster, or its till has come back
  }
  const row = sale.charge_row_id ? await ledger.byId(sale.charge_row_id) : null;
  if (row?.status === "creating" || row?.status === "pending") {
    return;
  }
  if (row?.status !== "paid") {
    await releaseOrder(container, sale);
  }
  // Without a code nothing else tells that it is over.
  await (row ? counterSales.close(sale) : counterSales.cancel(id));
}
