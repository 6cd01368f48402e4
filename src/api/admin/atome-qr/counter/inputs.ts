import { z } from "@medusajs/framework/zod";

import type { CounterSaleInput } from "../../../../admin-api/counter-types";
import { MAX_ITEMS, MAX_QUANTITY, type SaleRequest, type Sold } from "../../../../domain/counter";
import { isStorable } from "../../../is-storable";
import { LARGEST_OFFSET } from "../inputs";

/** What the counter's routes take; see `CounterSaleInput`. */

const text = z.string().trim().min(1).max(200).refine(isStorable, "must not contain a null byte");

const WHOLE = "amount must be a whole number of minor units, such as 1050 for 10.50";
const QUANTITY = `quantity must be a whole number from 1 to ${MAX_QUANTITY}`;

const item = z.strictObject({
  variant_id: text,
  quantity: z
    .number({ error: QUANTITY })
    .int({ error: QUANTITY })
    .min(1, { error: QUANTITY })
    .max(MAX_QUANTITY, { error: QUANTITY }),
});

export const saleBody = z
  .strictObject({
    idempotency_key: text,
    amount: z
      .number({ error: WHOLE })
      .int({ error: WHOLE })
      .positive({ error: "amount must be more than 0" })
      .max(2 ** 31 - 1)
      .optional(),
    items: z.array(item).min(1, { error: "items must not be empty" }).max(MAX_ITEMS).optional(),
    order_id: text.optional(),
    provider_id: text.nullish(),
    expires_in_seconds: z
      .number({ error: "expires_in_seconds must be a number of seconds" })
      .nullish(),
    sales_channel_id: text.nullish(),
    stock_location_id: text.nullish(),
    note: text.nullish(),
    till_id: text.nullish(),
  } satisfies Record<keyof CounterSaleInput, z.ZodType>)
  .refine(({ amount, items, order_id }) => [amount, items, order_id].filter(Boolean).length === 1, {
    error: "give one of amount, items and order_id",
  })
  .transform((sent) => ({
    key: sent.idempotency_key,
    tillId: sent.till_id ?? null,
    request: {
      sold: toSold(sent),
      providerId: sent.provider_id ?? null,
      expiresInSeconds: sent.expires_in_seconds ?? null,
      salesChannelId: sent.sales_channel_id ?? null,
      stockLocationId: sent.stock_location_id ?? null,
      note: sent.note ?? null,
    } satisfies SaleRequest,
  }));

function toSold({
  amount,
  items,
  order_id,
}: Pick<CounterSaleInput, "amount" | "items" | "order_id">): Sold {
  if (items) {
    return { items: sumUp(items) };
  }
  return order_id ? { orderId: order_id } : { amount: amount! };
}

/** A thing that was scanned twice is one line. */
function sumUp(items: { variant_id: string; quantity: number }[]) {
  const quantities = new Map<string, number>();
  for (const { variant_id, quantity } of items) {
    quantities.set(variant_id, (quantities.get(variant_id) ?? 0) + quantity);
  }
  return [...quantities].map(([variantId, quantity]) => ({ variantId, quantity }));
}

export const salesQuery = z
  .strictObject({
    till_id: text.optional(),
    status: z.literal("unfinished", { error: "status can only be unfinished" }).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(LARGEST_OFFSET).default(0),
  })
  .transform(({ till_id, status, limit, offset }) => ({
    filters: { tillId: till_id ?? null, isUnfinished: status === "unfinished" },
    page: { limit, offset },
  }));

export const cancelBody = z.strictObject({
  keep_order: z.boolean({ error: "keep_order must be true or false" }).optional(),
});

export const showBody = z.strictObject({
  sale_id: text.nullable(),
  if_shown: text.optional(),
});

export const productsQuery = z
  .strictObject({
    q: text,
    provider_id: text.optional(),
    sales_channel_id: text.optional(),
    stock_location_id: text.optional(),
  })
  .transform(({ q, provider_id, sales_channel_id, stock_location_id }) => ({
    text: q,
    providerId: provider_id ?? null,
    salesChannelId: sales_channel_id ?? null,
    stockLocationId: stock_location_id ?? null,
  }));

/** What it may be is said by `readWaitSeconds`. */
export const waitQuery = z.strictObject({ wait: z.string().optional() });
export const displayBody = z.strictObject({ till_id: text });

export const displaysQuery = z.strictObject({ till_id: text.optional() });

export const tillId = text;
