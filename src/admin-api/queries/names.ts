import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { graph } from "../../medusa/graph";
import { listOrderCarts } from "../../medusa/links";

/** Looks up what staff call things that the ledger knows by id. What is gone is missing in the map. */
async function find<T extends { id: string }>(
  container: MedusaContainer,
  entity: string,
  fields: string[],
  ids: (string | null)[],
): Promise<T[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  return graph<T>(query, { entity, fields, filters: { id: distinct(ids) } });
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

/** The labels of Medusa's refund reasons, by id. */
export async function findRefundReasons(
  container: MedusaContainer,
  ids: (string | null)[],
): Promise<Map<string, string>> {
  const found = await find<{ id: string; label: string }>(
    container,
    "refund_reason",
    ["id", "label"],
    ids,
  );
  return new Map(found.map(({ id, label }) => [id, label]));
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
  const orders = await graph<{ id: string }>(query, {
    entity: "order",
    fields: ["id"],
    filters: { display_id: number },
  });
  return orders.map(({ id }) => id);
}

/** Ids of the carts that became these orders. */
export async function findCartsOf(
  container: MedusaContainer,
  orderIds: string[],
): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const links = await listOrderCarts(query, { order_id: orderIds });
  return links.map(({ cart_id: id }) => id);
}

/** Ids of the orders that carts became, by the cart's. */
export async function findOrdersOfCarts(
  container: MedusaContainer,
  cartIds: (string | null)[],
): Promise<Map<string, string>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const links = await listOrderCarts(query, { cart_id: distinct(cartIds) });
  return new Map(links.map(({ cart_id: cartId, order_id: orderId }) => [cartId, orderId]));
}

function distinct(ids: (string | null)[]): string[] {
  return [...new Set(ids.filter((id): id is string => id !== null))];
}
