import { type CreateOrderDTO, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { convertDraftOrderWorkflow, createOrderWorkflow } from "@medusajs/medusa/core-flows";

import { AMOUNT_TITLE } from "../domain/counter";
import { AtomeQrError } from "../domain/errors";
import { assertWithinLimits } from "../domain/limits";
import { toMedusaAmount } from "../domain/money";
import { graph } from "../medusa/graph";
import { releaseStock } from "../medusa/release-stock";
import { type SaleRow } from "../modules/atome-qr/counter-sales";
import { findMarket, type SaleMarket } from "./find-market";
import { listProducts } from "./find-products";
import { moveReservations } from "./move-reservations";

/**
 * Makes the order of a sale, as Medusa's admin makes one by hand: a draft order, which is then
 * converted, so that its stock is reserved. Its id was chosen before, so that after a crash the same
 * order is finished.
 *
 * @throws AtomeQrError `provider_not_available` · `sales_channel_not_found` · limits ·
 *   `product_not_found` · `product_without_price` · `out_of_stock` · `stock_location_not_available`
 */
export async function makeOrder(container: MedusaContainer, sale: SaleRow): Promise<void> {
  const found = await findCounterOrder(container, sale.order_id);
  if (!found) {
    await createDraft(container, sale);
  }
  if (found?.is_draft_order) {
    await releaseStock(container, found.lineItemIds); // core reserves first, and converts then
  }
  if (!found || found.is_draft_order) {
    await convertDraftOrderWorkflow(container).run({ input: { id: sale.order_id } });
  }
  const { stockLocationId } = sale.request;
  if (stockLocationId) {
    await moveReservations(container, sale.order_id, stockLocationId);
  }
}

export interface CounterOrder {
  id: string;
  status: string;
  is_draft_order: boolean;
  lineItemIds: string[];
}

export async function findCounterOrder(
  container: MedusaContainer,
  id: string,
): Promise<CounterOrder | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [order] = await graph<RawOrder>(query, {
    entity: "order",
    fields: ["id", "status", "is_draft_order", "items.id"],
    filters: { id },
  });
  return order && { ...order, lineItemIds: (order.items ?? []).flatMap((item) => item?.id ?? []) };
}

type RawOrder = Omit<CounterOrder, "lineItemIds"> & { items?: ({ id: string } | null)[] | null };

async function createDraft(container: MedusaContainer, sale: SaleRow): Promise<void> {
  const market = await findMarket(container, sale.request);
  const items = await toItems(container, sale, market);
  if (sale.request.stockLocationId) {
    await assertLocation(container, sale.request.stockLocationId, market);
  }
  await createOrderWorkflow(container).run({
    // Medusa's own route gives it what its types do not know, too: the order module takes all of it.
    input: {
      id: sale.order_id,
      region_id: market.regionId,
      sales_channel_id: market.salesChannelId,
      currency_code: market.currency.toLowerCase(),
      status: "draft",
      is_draft_order: true,
      no_notification: true,
      // Taxes are calculated for an address; the goods change hands here.
      shipping_address: { country_code: market.country },
      items,
      metadata: { atome_qr_sale: sale.id, ...(sale.request.note && { note: sale.request.note }) },
    } as CreateOrderDTO,
  });
}

async function toItems(container: MedusaContainer, { request }: SaleRow, market: SaleMarket) {
  const { sold, note } = request;
  if ("amount" in sold) {
    const money = { amount: sold.amount, currency: market.currency };
    assertWithinLimits(money, market.account.options.limits);
    const price = toMedusaAmount(money);
    // What the till says is what the shopper pays: taxes are in it.
    return [
      {
        title: note ?? AMOUNT_TITLE,
        quantity: 1,
        unit_price: price,
        is_tax_inclusive: true,
        requires_shipping: false,
      },
    ];
  }
  const items = "items" in sold ? sold.items : [];
  await assertSellable(container, market, items);
  return items.map(({ variantId, quantity }) => ({ variant_id: variantId, quantity }));
}

async function assertSellable(
  container: MedusaContainer,
  market: SaleMarket,
  items: { variantId: string; quantity: number }[],
): Promise<void> {
  const products = await listProducts(
    container,
    market,
    items.map(({ variantId }) => variantId),
  );
  for (const { variantId, quantity } of items) {
    const product = products.find(({ variant_id }) => variant_id === variantId);
    if (!product) {
      throw new AtomeQrError(
        "product_not_found",
        `There is no product ${variantId} in this sales channel.`,
      );
    }
    const name = [product.title, product.variant_title].filter(Boolean).join(", ");
    if (product.price === null) {
      throw new AtomeQrError(
        "product_without_price",
        `${name} has no price in ${market.currency}. Give it one, or sell an amount.`,
      );
    }
    if (product.available !== null && product.available < quantity) {
      throw new AtomeQrError(
        "out_of_stock",
        `${name}: ${product.available} left, ${quantity} asked for.`,
      );
    }
  }
}

async function assertLocation(
  container: MedusaContainer,
  id: string,
  { salesChannelId }: SaleMarket,
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [location] = await graph<{ sales_channels?: ({ id: string } | null)[] | null }>(query, {
    entity: "stock_location",
    fields: ["id", "sales_channels.id"],
    filters: { id },
  });
  if (!location?.sales_channels?.some((channel) => channel?.id === salesChannelId)) {
    throw new AtomeQrError(
      "stock_location_not_available",
      "The sales channel does not sell from this stock location. Choose another one for this till.",
    );
  }
}
