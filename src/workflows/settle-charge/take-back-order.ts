import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import {
  ContainerRegistrationKeys,
  Modules,
  PaymentSessionStatus,
} from "@medusajs/framework/utils";

import { type ChargeRow } from "../../modules/atome-qr/rows";
import {
  findSession,
  hasBeenPaid,
  type OrderState,
  replacesAnother,
  type SessionState,
} from "./find-session";
import { hold } from "./hold";
import { hasAuthorizedRival } from "./rival-sessions";

/**
 * Whether an order may have been left half made: core links it to its cart before it asks for the
 * payment, and a process that dies in between leaves an order without stock, payment or
 * `order.placed`. One placed ahead of its payment has asked: its session awaits authorization, or did
 * before another one took its place.
 */
export function looksHalfMade(
  session: SessionState,
): session is SessionState & { cartId: string; order: OrderState } {
  return (
    session.order !== null &&
    session.cartId !== null &&
    session.payment === null &&
    session.status !== PaymentSessionStatus.PENDING_AUTHORIZATION &&
    !replacesAnother(session) &&
    session.order.status === "pending" &&
    !session.order.hasPayment &&
    !hasBeenPaid(session.order)
  );
}

/**
 * Undoes a half-made order, as core would have done had it lived, so that the cart can be completed
 * from the start. Decided under the cart's lock, which whoever is still at it holds.
 *
 * @returns false when it is no such order: it stays, and can be paid
 */
export async function takeBackOrder(
  container: MedusaContainer,
  row: ChargeRow,
  { cartId }: SessionState & { cartId: string },
): Promise<boolean> {
  return hold(container, [cartId], async () => {
    const session = await findSession(container, row.session_id);
    if (session && looksHalfMade(session) && !(await isInUse(container, session))) {
      await undo(container, session.order.id, cartId, session.collection?.id);
      return true;
    }
    return false;
  });
}

/**
 * Core links order and cart beside order and payment; when one of the two fails, it takes the order
 * back and leaves the other link (seen in Medusa 2.21.2). It would take the cart for completed for
 * ever. Drops the link, under the cart's lock.
 */
export async function dropLostOrder(
  container: MedusaContainer,
  row: ChargeRow,
  cartId: string,
): Promise<void> {
  await hold(container, [cartId], async () => {
    const session = await findSession(container, row.session_id);
    if (session?.lostOrderId) {
      await container.resolve(ContainerRegistrationKeys.LINK).dismiss({
        [Modules.ORDER]: { order_id: session.lostOrderId },
        [Modules.CART]: { cart_id: cartId },
      });
    }
  });
}

/** It was placed with another of the cart's sessions, or staff have begun to deliver it. */
async function isInUse(
  container: MedusaContainer,
  session: SessionState & { order: OrderState },
): Promise<boolean> {
  return session.order.isFulfilled || (await hasAuthorizedRival(container, session));
}

/**
 * Under the locks that core takes for it: a shelf's reserved quantity is read, added up and written,
 * so two at once would lose one of the changes.
 */
async function freeStock(container: MedusaContainer, lineItemIds: string[]): Promise<void> {
  const inventory = container.resolve(Modules.INVENTORY);
  const reserved = await inventory.listReservationItems(
    { line_item_id: lineItemIds },
    { select: ["id", "inventory_item_id"] },
  );
  const itemIds = [...new Set(reserved.map(({ inventory_item_id: id }) => id))];
  if (itemIds.length > 0) {
    await hold(container, itemIds, () => inventory.deleteReservationItemsByLineItem(lineItemIds));
  }
}

async function undo(
  container: MedusaContainer,
  orderId: string,
  cartId: string,
  collectionId: string | undefined,
): Promise<void> {
  const orders = container.resolve(Modules.ORDER);
  const { items } = await orders.retrieveOrder(orderId, { relations: ["items"] });
  await freeStock(
    container,
    (items ?? []).map(({ id }) => id),
  );
  await container.resolve(Modules.CART).updateCarts([{ id: cartId, completed_at: null }]);
  const ofOrder = { [Modules.ORDER]: { order_id: orderId } };
  await container
    .resolve(ContainerRegistrationKeys.LINK)
    .dismiss([
      { ...ofOrder, [Modules.CART]: { cart_id: cartId } },
      ...(collectionId
        ? [{ ...ofOrder, [Modules.PAYMENT]: { payment_collection_id: collectionId } }]
        : []),
    ]);
  await orders.deleteOrders([orderId]);
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .warn(`Atome QR: order ${orderId} was left half made by a crash; its cart is completed anew.`);
}
