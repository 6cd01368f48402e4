import { type Shopper } from "./shopper";
import { type TestStore } from "./store-suite";

/** The order that a shopper's cart has become, if it has. */
export async function orderIdOf(
  { db }: Pick<TestStore, "db">,
  { cartId }: Pick<Shopper, "cartId">,
): Promise<string | undefined> {
  const link = await db<{ order_id: string }>("order_cart").where({ cart_id: cartId }).first();
  return link?.order_id;
}
