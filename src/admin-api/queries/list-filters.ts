import { type MedusaContainer } from "@medusajs/framework/types";

import { type Flow } from "../../domain/atome";
import { type ChargeStatus } from "../../domain/status";
import {
  type AttentionFilter,
  type ListFilters,
  type OfOrders,
  type Search,
} from "../../modules/atome-qr/charge-list";
import { findCartsOf, findOrdersByNumber } from "./names";

/** What staff filter by, checked. */
export interface ChargeFilterInput {
  statuses?: ChargeStatus[];
  attention?: AttentionFilter;
  accounts?: string[];
  flow?: Flow;
  orderId?: string;
  q?: string;
  from?: Date;
  to?: Date;
}

/** Order numbers are Postgres integers. */
const MAX_ORDER_NUMBER = 2 ** 31 - 1;

/** Finds the orders that the filters speak of; the ledger knows them by their ids alone. */
export async function toListFilters(
  container: MedusaContainer,
  { orderId, q, ...filters }: ChargeFilterInput,
): Promise<ListFilters> {
  return {
    ...filters,
    ...(orderId ? { orders: await ofOrders(container, [orderId]) } : {}),
    ...(q ? { search: await toSearch(container, q) } : {}),
  };
}

async function ofOrders(container: MedusaContainer, orderIds: string[]): Promise<OfOrders> {
  return { orderIds, cartIds: await findCartsOf(container, orderIds) };
}

async function toSearch(container: MedusaContainer, q: string): Promise<Search> {
  const prefix = /^(aqchg|chrg|order|payses|cart)_/.exec(q)?.[1];
  switch (prefix) {
    case "aqchg":
      return { by: "id", value: q };
    case "chrg":
      return { by: "charge_id", value: q };
    case "payses":
      return { by: "session_id", value: q };
    case "cart":
      return { by: "cart_id", value: q };
    case "order":
      return { by: "order", orders: await ofOrders(container, [q]) };
    default:
      return toNumberOrEmail(container, q);
  }
}

/** `#1042` is an order's number; `1042` can also be how an e-mail address begins. */
async function toNumberOrEmail(container: MedusaContainer, q: string): Promise<Search> {
  const digits = /^#?(\d{1,10})$/.exec(q)?.[1];
  const number = Number(digits ?? NaN);
  const orderIds = number <= MAX_ORDER_NUMBER ? await findOrdersByNumber(container, number) : [];
  const orders = await ofOrders(container, orderIds);
  return q.startsWith("#") ? { by: "order", orders } : { by: "email", prefix: q, orders };
}
