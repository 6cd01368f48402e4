import { type MedusaContainer } from "@medusajs/framework/types";

import type { CounterSale } from "../admin-api/counter-types";
import { toSaleStatus } from "../domain/counter";
import { findOrderNumbers } from "../admin-api/queries/names";
import { AtomeQrError } from "../domain/errors";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type SaleRow } from "../modules/atome-qr/counter-sales";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { toAnswer } from "../modules/atome-qr/to-answer";

/** @throws AtomeQrError `sale_not_found` */
export async function findSale(container: MedusaContainer, id: string): Promise<SaleRow> {
  const { counterSales } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const row = /^aqsale_\w{1,80}$/.test(id) ? await counterSales.findById(id) : undefined;
  if (!row) {
    throw new AtomeQrError("sale_not_found", "There is no sale at the counter with this id.");
  }
  return row;
}

export async function describeSale(
  container: MedusaContainer,
  sale: SaleRow,
): Promise<CounterSale> {
  const [described] = await describeSales(container, [sale]);
  return described;
}

export async function describeSales(
  container: MedusaContainer,
  sales: SaleRow[],
): Promise<CounterSale[]> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const ids = sales.flatMap(({ charge_row_id }) => charge_row_id ?? []);
  const rows = ids.length > 0 ? await atomeQr.ledger.listByIds(ids) : [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  const numbers = await findOrderNumbers(
    container,
    sales.map(({ order_id }) => order_id),
  );
  return sales.map((sale) => {
    const row = byId.get(sale.charge_row_id ?? "");
    return {
      ...toSale(sale, row),
      order_id: numbers.has(sale.order_id) ? sale.order_id : null,
      order_display_id: numbers.get(sale.order_id) ?? null,
      pay_url: row?.status === "pending" ? atomeQr.payUrlOf(row) : null,
    };
  });
}

/** A cancellation that a crash cut off has withdrawn nothing yet: its code can still have been paid. */
function isCancelled(
  { cancelled_at: cancelledAt, closed_at: closedAt }: SaleRow,
  status: string | null,
): boolean {
  return cancelledAt !== null && (closedAt !== null || status !== "paid");
}

function toSale(sale: SaleRow, row: ChargeRow | undefined) {
  const payment = row ? toAnswer(row) : null;
  const status = (payment?.status ?? null) as Parameters<typeof toSaleStatus>[0];
  return {
    id: sale.id,
    status: toSaleStatus(status, isCancelled(sale, status)),
    idempotency_key: sale.idempotency_key,
    till_id: sale.till_id,
    charge_id: row?.charge_id ?? null,
    amount: row?.amount ?? null,
    currency: row?.currency ?? null,
    livemode: row?.livemode ?? null,
    code_made_at: row?.created_at.toISOString() ?? null,
    expires_at: row?.expires_at?.toISOString() ?? null,
    download_uri: payment?.download_uri ?? null,
    failure_code: payment?.failure_code ?? null,
    note: sale.request.note,
    created_at: sale.created_at.toISOString(),
  };
}
