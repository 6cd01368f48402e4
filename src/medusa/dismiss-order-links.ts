import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { type Subject } from "./subject";

/** Removes the links of orders to the cart that they came of, and to its payment collection. */
export async function dismissOrderLinks(
  container: MedusaContainer,
  orderIds: string[],
  { cartId, session }: Pick<Subject, "cartId" | "session">,
): Promise<void> {
  const collection = session?.collection;
  const ends: Record<string, Record<string, string>>[] = [
    ...(cartId ? [{ [Modules.CART]: { cart_id: cartId } }] : []),
    ...(collection ? [{ [Modules.PAYMENT]: { payment_collection_id: collection.id } }] : []),
  ];
  const links = orderIds.flatMap((id) =>
    ends.map((end) => ({ [Modules.ORDER]: { order_id: id }, ...end })),
  );
  await container.resolve(ContainerRegistrationKeys.LINK).dismiss(links);
}
