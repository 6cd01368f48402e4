import { setTimeout as pause } from "node:timers/promises";

import { type Cluster } from "../../integration-tests/cluster/support/start-cluster";

const LOOK_EVERY_MS = 5;
/** No payment takes so long. */
const PATIENCE_MS = 60_000;

/** Resolves when the cart's order shows its payment. @throws when that takes a minute */
export async function paidOrder({ db }: Pick<Cluster, "db">, cartId: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const { rowCount } = await db.query(
      `select 1 from order_cart join order_transaction using (order_id)
       where cart_id = $1 and order_cart.deleted_at is null`,
      [cartId],
    );
    if (rowCount) {
      return;
    }
    await pause(LOOK_EVERY_MS);
  }
  throw new Error("The payment has not become an order");
}
