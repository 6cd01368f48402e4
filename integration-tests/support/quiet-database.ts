import { setTimeout as pause } from "node:timers/promises";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";

const AT_MOST_MS = 5_000;

/**
 * Waits until nobody is in the middle of a statement or a transaction. The next test gets a new
 * database in the place of this one; a transaction that is cut off by that never gives its
 * connection back.
 */
export async function databaseIsQuiet(db: Knex): Promise<void> {
  for (const deadline = Date.now() + AT_MOST_MS; Date.now() < deadline; await pause(50)) {
    const { rows } = await db.raw<{ rows: { busy: number }[] }>(
      `select count(*)::int as busy from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
    );
    if (rows[0].busy === 0) {
      return;
    }
  }
}

/** Medusa ends only when every connection has been given back: waits for that, but not for ever. */
export function limitGoodbye(db: Knex): void {
  const { context } = db as unknown as { context?: { destroy: () => Promise<void> } };
  if (context) {
    const destroy = context.destroy.bind(context);
    context.destroy = () => Promise.race([destroy(), pause(AT_MOST_MS, undefined, { ref: false })]);
  }
}
