import { type Books, groupBy, isLive, isStillborn, type Problem, sumOf } from "./books";

/** What each shelf calls reserved is what its reservations add up to. */
export function levelsMatchReservations(books: Books): Problem[] {
  const reserved = groupBy(books.reservations, (one) => `${one.inventoryItemId} ${one.locationId}`);
  return books.stock.flatMap((level) => {
    const own = reserved.get(`${level.inventoryItemId} ${level.locationId}`) ?? [];
    const sum = sumOf(own.map(({ quantity }) => quantity));
    return sum === level.reserved
      ? []
      : [
          {
            message: `Inventory item ${level.inventoryItemId} has ${level.reserved} reserved, its reservations add up to ${sum}.`,
          },
        ];
  });
}

/** What is reserved is what live orders wait for: nothing for a cancelled order, or for none. */
export function reservationsMatchOrders(books: Books): Problem[] {
  const reserved = groupBy(books.reservations, ({ lineItemId }) => lineItemId);
  const wanted = new Map(
    books.orders
      .filter((order) => isLive(order) && !isStillborn(order))
      .flatMap(({ id, items }) => items.map((item) => [item.lineItemId, { ...item, id }] as const)),
  );
  const missing = [...wanted.values()].flatMap(({ lineItemId, unfulfilled, id }) => {
    const sum = sumOf((reserved.get(lineItemId) ?? []).map(({ quantity }) => quantity));
    const { addedByCutEdits, cutCancellations } = books.asked;
    const isOfCutWork = addedByCutEdits.has(lineItemId) || cutCancellations.has(id);
    return sum === unfulfilled || (sum === 0 && isOfCutWork)
      ? []
      : [{ message: `${sum} of its ${unfulfilled} are reserved (${lineItemId}).`, orderId: id }];
  });
  const stillborn = new Set(
    books.orders.filter(isStillborn).flatMap(({ items }) => items.map((item) => item.lineItemId)),
  );
  const orderOf = (lineItemId: string | null) =>
    books.orders.find((one) => one.items.some((item) => item.lineItemId === lineItemId))?.id;
  const idle = books.reservations
    .filter(({ lineItemId }) => !wanted.has(lineItemId ?? "") && !stillborn.has(lineItemId ?? ""))
    .map(({ id, lineItemId, quantity }) => ({
      message: `Reservation ${id} of ${quantity} is for no live order.`,
      orderId: orderOf(lineItemId),
    }));
  const ofAnOrder = idle.filter(
    ({ orderId }) => orderId && !books.asked.cutCancellations.has(orderId),
  );
  const ofNone = idle.filter(({ orderId }) => !orderId).slice(books.asked.cutCompletions);
  return [...missing, ...ofAnOrder, ...ofNone];
}
