import { type Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * The ids that a query with a limit selects, for a `whereIn` of an update. As a plain subquery Postgres
 * may run it for each row again, and change more rows than the limit.
 */
export function chosen(pg: Knex, rows: Knex.QueryBuilder): Knex.QueryBuilder {
  return pg.withMaterialized("chosen", rows).select("id").from("chosen");
}
