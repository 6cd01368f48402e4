import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** Looks up what staff call things that the ledger knows by id. What is gone is missing in the map. */
async function find<T extends { id: string }>(
  container: MedusaContainer,
  entity: string,
  fields: string[],
  ids: (string | null)[],
): Promise<T[]> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
  if (wanted.length === 0) {
    return [];
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity, fields, filters: { id: wanted } });
  return data as T[];
}

/** Users' names, else their e-mail addresses, by id. */
export async function findUserNames(
  container: MedusaContainer,
  ids: (string | null)[],
): Promise<Map<string, string>> {
  const users = await find<UserName>(
    container,
    "user",
    ["id", "first_name", "last_name", "email"],
    ids,
  );
  return new Map(
    users.map(({ id, first_name, last_name, email }) => [
      id,
      [first_name, last_name].filter(Boolean).join(" ") || email,
    ]),
  );
}

interface UserName {
  id: string;
  first_name: string | null;
  last_name: string | null;
  email: string;
}

/** Names of regions or sales channels, by id. */
export async function findNames(
  container: MedusaContainer,
  entity: "region" | "sales_channel",
  ids: (string | null)[],
): Promise<Map<string, string>> {
  const found = await find<{ id: string; name: string }>(container, entity, ["id", "name"], ids);
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** Orders' numbers (`#1042`), by id. */
export async function findOrderNumbers(
  container: MedusaContainer,
  ids: (string | null)[],
): Promise<Map<string, number>> {
  const orders = await find<{ id: string; display_id: number }>(
    container,
    "order",
    ["id", "display_id"],
    ids,
  );
  return new Map(orders.map(({ id, display_id }) => [id, display_id]));
}

/** Ids of the orders with a number. */
export async function findOrdersByNumber(
  container: MedusaContainer,
  number: number,
): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id"],
    filters: { display_id: number } as never,
  });
  return (data as { id: string }[]).map(({ id }) => id);
}

/** Ids of the carts that became these orders. */
export async function findCartsOf(
  container: MedusaContainer,
  orderIds: string[],
): Promise<string[]> {
  return (await findOrderCarts(container, { order_id: orderIds })).map(({ cart_id: id }) => id);
}

/** Ids of the orders that carts became, by the cart's. */
export async function findOrdersOfCarts(
  container: MedusaContainer,
  cartIds: (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(cartIds.filter((id): id is string => id !== null))];
  const links = await findOrderCarts(container, { cart_id: wanted });
  return new Map(links.map(({ cart_id: cartId, order_id: orderId }) => [cartId, orderId]));
}

interface OrderCart {
  order_id: string;
  cart_id: string;
}

async function findOrderCarts(
  container: MedusaContainer,
  filters: { order_id: string[] } | { cart_id: string[] },
): Promise<OrderCart[]> {
  if (Object.values(filters).every((ids: string[]) => ids.length === 0)) {
    return []; // core takes an empty list for no filter
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order_cart",
    fields: ["order_id", "cart_id"],
    filters,
  });
  return data as OrderCart[];
}
