import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

/** As a store's own clean-up does it: core's links to the cart stay. */
export async function removeCart(container: MedusaContainer, cartId: string): Promise<void> {
  await container.resolve(Modules.CART).softDeleteCarts([cartId]);
}

/** As Medusa's documentation has it for what is linked. */
export async function removeCartWithLinks(
  container: MedusaContainer,
  cartId: string,
): Promise<void> {
  await removeCart(container, cartId);
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  await link.delete({ [Modules.CART]: { cart_id: [cartId] } });
}
