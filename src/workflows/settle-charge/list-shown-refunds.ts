import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** The refunds that Medusa shows on a payment, made or still to be made. */
export async function listShownRefunds(
  container: MedusaContainer,
  paymentId: string,
): Promise<{ id: string; metadata?: Record<string, unknown> | null }[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "refund",
    fields: ["id", "metadata"],
    filters: { payment_id: paymentId },
  });
  return data as Awaited<ReturnType<typeof listShownRefunds>>;
}
