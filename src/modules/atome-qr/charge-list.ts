import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { type Flow } from "../../domain/atome";
import { OVER_ONCE_RETURNED } from "../../domain/attention";
import { type ChargeStatus } from "../../domain/status";
import { type ChargeRow } from "./rows";

/** Which charges staff want to see. All that are given must hold. */
export interface ListFilters {
  statuses?: ChargeStatus[];
  attention?: AttentionFilter;
  accounts?: string[];
  flow?: Flow;
  orders?: OfOrders;
  search?: Search;
  /** Of `created_at`, both inclusive. */
  from?: Date;
  to?: Date;
}

/** `open`: a person has something to do; `resolved`: by itself; `not_open`: all but the open ones. */
export type AttentionFilter = "open" | "not_open" | "resolved";

/** The same as `findResolved`, for lists. */
const IS_RETURNED = `refunded_amount >= amount and attention in (${OVER_ONCE_RETURNED.map(
  (reason) => `'${reason}'`,
).join(", ")})`;
const IS_UNHANDLED = "attention is not null and attention_handled_at is null";

const ATTENTION_SQL: Record<AttentionFilter, string> = {
  open: `(${IS_UNHANDLED} and not (${IS_RETURNED}))`,
  not_open: `(attention is null or attention_handled_at is not null or (${IS_RETURNED}))`,
  resolved: `((${IS_UNHANDLED} and ${IS_RETURNED}) or (attention is null and resolved_at is not null))`,
};

/** Made for these orders, or for the carts that became them. */
export interface OfOrders {
  orderIds: string[];
  cartIds: string[];
}

export interface ChargePage {
  limit: number;
  offset: number;
  /** Newest first by default. */
  order?: Order;
}

interface Order {
  /** `created_at`, or one of `CHARGE_ORDERS`. */
  field: string;
  isDescending: boolean;
}

/** What has no such time comes last, either way. For other columns it would only hide their indexes. */
const NULLS_OF: Record<string, { nulls: "last" } | undefined> = {
  paid_at: { nulls: "last" },
  expires_at: { nulls: "last" },
};

const NEWEST_FIRST: Order = { field: "created_at", isDescending: true };

/** One of them has to fit. `orders` are those with a number that was searched for. */
export type Search =
  | { by: "id" | "charge_id" | "session_id" | "cart_id"; value: string }
  | { by: "order"; orders: OfOrders }
  | { by: "email"; prefix: string; orders: OfOrders };

/** What the list can be ordered by, besides the time at which they were made. */
export const CHARGE_ORDERS = ["amount", "paid_at", "expires_at", "status", "account"] as const;

/**
 * The admin's lists of charges, in any of their orders. Each filter has an index that begins with it,
 * but for `flow`, which tells only two kinds apart.
 */
export class ChargeList {
  constructor(private readonly pg: Knex) {}

  /** @returns one page, and how many there are in all */
  async page(
    filters: ListFilters,
    { limit, offset, order = NEWEST_FIRST }: ChargePage,
  ): Promise<{ rows: ChargeRow[]; count: number }> {
    const [rows, [{ count }]] = await Promise.all([
      this.ordered(filters, order).limit(limit).offset(offset),
      this.matching(filters).count<{ count: string }[]>("* as count"),
    ]);
    return { rows, count: Number(count) };
  }

  /**
   * The next page of an export, newest first: what is made meanwhile neither doubles nor hides a row.
   *
   * @param lastId the last row of the page before
   */
  async after(filters: ListFilters, lastId: string | null, limit: number): Promise<ChargeRow[]> {
    const rows = this.ordered(filters, NEWEST_FIRST).limit(limit);
    return lastId
      ? rows.whereRaw(
          "(created_at, id) < (select created_at, id from atome_qr_charge where id = ?)",
          [lastId],
        )
      : rows;
  }

  private ordered(filters: ListFilters, { field, isDescending }: Order) {
    const order = isDescending ? "desc" : "asc";
    return this.matching(filters)
      .select("*")
      .orderBy([
        { column: field, order, ...NULLS_OF[field] },
        { column: "id", order },
      ]);
  }

  private matching(filters: ListFilters) {
    const rows = this.pg<ChargeRow>("atome_qr_charge").whereNull("deleted_at");
    const { statuses, attention, accounts, flow, orders, search, from, to } = filters;
    if (statuses) {
      void rows.whereIn("status", statuses);
    }
    if (attention) {
      void rows.whereRaw(ATTENTION_SQL[attention]);
    }
    if (accounts) {
      void rows.whereIn("account", accounts);
    }
    if (flow) {
      void rows.where("flow", flow);
    }
    if (orders) {
      void rows.where((ours) => ofOrders(ours, orders));
    }
    if (search) {
      void rows.where((ours) => searched(ours, search));
    }
    if (from) {
      void rows.where("created_at", ">=", from);
    }
    if (to) {
      void rows.where("created_at", "<=", to);
    }
    return rows;
  }
}

type Query = Knex.QueryBuilder<ChargeRow>;

function ofOrders(rows: Query, { orderIds, cartIds }: OfOrders): void {
  // Said as the partial indexes are, which otherwise are not used for a list.
  void rows
    .where((paid) => paid.whereIn("order_id", orderIds).whereNotNull("order_id"))
    .orWhere((made) => made.whereIn("for_order_id", orderIds).whereNotNull("for_order_id"))
    .orWhereIn("cart_id", cartIds);
}

function searched(rows: Query, search: Search): void {
  switch (search.by) {
    case "order":
      ofOrders(rows, search.orders);
      return;
    case "email": {
      const pattern = `${search.prefix.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
      void rows.where("email", "like", pattern);
      if (search.orders.orderIds.length) {
        void rows.orWhere((ours) => ofOrders(ours, search.orders));
      }
      return;
    }
    default:
      void rows.where(search.by, search.value);
  }
}
