import { type RemoteQueryFunction } from "@medusajs/framework/types";

/**
 * Whether Medusa still has a refund of this id. Core writes it before it calls the provider and
 * deletes it again on an error, whatever the provider had done by then (medusajs/medusa #16681).
 */
export async function isRefundRecorded(
  query: Omit<RemoteQueryFunction, symbol>,
  medusaRefundId: string,
): Promise<boolean> {
  const { data } = await query.graph({
    entity: "refund",
    fields: ["id"],
    filters: { id: medusaRefundId },
  });
  return data.length > 0;
}
