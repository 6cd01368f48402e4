import { type BigNumberInput, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import type { CounterReceipt } from "../admin-api/counter-types";
import { MARKETS } from "../domain/atome";
import { AtomeQrError } from "../domain/errors";
import { toMinorUnits } from "../domain/money";
import { graph } from "../medusa/graph";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type SaleRow } from "../modules/atome-qr/counter-sales";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { describeSale } from "./describe-sale";

const REFERENCE_LENGTH = 6;

/**
 * What a sale's slip says, as the order has it.
 *
 * @throws AtomeQrError `charge_not_open`: it has no code yet, so there is nothing to print
 */
export async function describeReceipt(
  container: MedusaContainer,
  sale: SaleRow,
): Promise<CounterReceipt> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const row = sale.charge_row_id ? await ledger.byId(sale.charge_row_id) : null;
  if (!row) {
    throw new AtomeQrError("charge_not_open", "This sale has no code yet: press Show the code.");
  }
  const [store] = await container.resolve(Modules.STORE).listStores({}, { take: 1 });
  const { status, note, order_display_id } = await describeSale(container, sale);
  const [order] = await graph<Order>(container.resolve(ContainerRegistrationKeys.QUERY), {
    entity: "order",
    fields: [
      "id",
      "total",
      "tax_total",
      "shipping_total",
      "items.title",
      "items.product_title",
      "items.variant_title",
      "items.quantity",
      "items.total",
    ],
    filters: { id: sale.order_id },
  });
  const toMinor = (amount: BigNumberInput) => toMinorUnits(amount, row.currency).amount;
  return {
    store_name: store?.name ?? null,
    order_display_id,
    status,
    currency: row.currency,
    lines: (order?.items ?? []).flatMap((item) =>
      item
        ? {
            title: titleOf(item),
            quantity: Number(item.quantity),
            total: toMinor(item.total),
          }
        : [],
    ),
    shipping: toMinor(order?.shipping_total ?? 0),
    tax: toMinor(order?.tax_total ?? 0),
    paid_before: Math.max(0, toMinor(order?.total ?? 0) - row.amount),
    total: row.amount,
    paid_at: row.paid_at?.toISOString() ?? null,
    expires_at: row.expires_at?.toISOString() ?? null,
    time_zone: MARKETS[row.currency].timeZone,
    charge_reference: row.charge_id?.slice(-REFERENCE_LENGTH) ?? null,
    note,
  };
}

function titleOf({ title, product_title, variant_title }: OrderItem): string {
  return product_title && variant_title ? `${product_title}, ${variant_title}` : title;
}

interface OrderItem {
  title: string;
  product_title: string | null;
  variant_title: string | null;
  quantity: number;
  total: BigNumberInput;
}

interface Order {
  total: BigNumberInput;
  tax_total: BigNumberInput;
  shipping_total: BigNumberInput;
  items?: (OrderItem | null)[] | null;
}
