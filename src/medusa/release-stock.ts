import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { withStockLock } from "./locks";

/**
 * Releases what is reserved for line items. Under the locks that core takes for it: the reserved
 * quantity of an inventory item is read, added up and written, so two at once would lose a change.
 */
export async function releaseStock(
  container: MedusaContainer,
  lineItemIds: string[],
): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY);
  const reserved = await inventory.listReservationItems(
    { line_item_id: lineItemIds },
    { select: ["id", "inventory_item_id"] },
  );
  const itemIds = [...new Set(reserved.map(({ inventory_item_id: id }) => id))];
  if (itemIds.length > 0) {
    const release = () => inventory.deleteReservationItemsByLineItem(lineItemIds);
    await withStockLock(container, itemIds, release);
  }
}
