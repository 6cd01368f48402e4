import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { AtomeQrError } from "../domain/errors";
import { graph } from "../medusa/graph";
import { withStockLock } from "../medusa/locks";

/**
 * Core reserves at any location of the sales channel; a till takes its goods from its own.
 *
 * @throws AtomeQrError `out_of_stock`: not enough there
 */
export async function moveReservations(
  container: MedusaContainer,
  orderId: string,
  locationId: string,
): Promise<void> {
  const [order] = await graph<{ items?: ({ id: string } | null)[] | null }>(
    container.resolve(ContainerRegistrationKeys.QUERY),
    { entity: "order", fields: ["items.id"], filters: { id: orderId } },
  );
  const lines = (order?.items ?? []).flatMap((item) => item?.id ?? []);
  const inventory = container.resolve(Modules.INVENTORY);
  const reservations = lines.length
    ? await inventory.listReservationItems({ line_item_id: lines })
    : [];
  const elsewhere = reservations.filter(({ location_id }) => location_id !== locationId);
  for (const { id, inventory_item_id, quantity, allow_backorder } of elsewhere) {
    await withStockLock(container, [inventory_item_id], async () => {
      const isThere =
        allow_backorder ||
        (await inventory.confirmInventory(inventory_item_id, [locationId], quantity));
      if (!isThere) {
        throw new AtomeQrError(
          "out_of_stock",
          "There is not enough of it at this till's stock location. Choose another location, or sell less.",
        );
      }
      await inventory.updateReservationItems([{ id, location_id: locationId }]);
    });
  }
}
