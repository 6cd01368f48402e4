import { type Knex } from "@medusajs/framework/mikro-orm/knex";

/** A row that has a state of its own: a charge's or a refund's. */
interface Movable {
  id: string;
  status: string;
}

/**
 * Moves a row to another status, where it is allowed to come from the one that it has. The row is locked
 * while it is looked at, so that of several who move it each is told where it came from.
 *
 * @param isAllowed narrows the rows to those that may move
 * @returns the row as it is now, and the status that it had; undefined where it may not move
 */
export async function moveRow<Row extends Movable>(
  pg: Knex,
  table: string,
  { id, isAllowed }: { id: string; isAllowed: (rows: Knex.QueryBuilder) => unknown },
  changes: object,
): Promise<{ row: Row; from: Row["status"] } | undefined> {
  const was = pg(table)
    .select("id as was_id", "status as was_status")
    .where({ id })
    .where((rows) => void isAllowed(rows))
    .forUpdate();
  const [moved] = (await pg(table)
    .with("was", was)
    .updateFrom("was")
    .whereRaw("id = was_id")
    .update(changes)
    .returning([`${table}.*`, "was_status"])) as (Row & { was_status: Row["status"] })[];
  if (!moved) {
    return undefined;
  }
  const { was_status: from, ...row } = moved;
  return { row: row as unknown as Row, from };
}
