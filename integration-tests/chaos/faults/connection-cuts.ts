import pg from "pg";

import { type Tally } from "../tally";

const EVERY_MS = 5_000;
const MAX_SHARE = 0.3;

/** An instance that is just starting is left alone: it would only be started again. */
const SPARED_SECONDS = 20;

/** Cuts a random share of the store's database connections every few seconds. @returns stops that */
export function startConnectionCuts(
  database: pg.PoolConfig,
  random: () => number,
  tally: Tally,
): () => Promise<void> {
  const own = new pg.Pool({ ...database, max: 1, application_name: "chaos" });
  own.on("error", () => undefined);
  const cut = async () => {
    const share = random() * MAX_SHARE;
    const { rows } = await own.query<{ pid: number }>(
      `select pid from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend'
          and application_name not in ('chaos', 'cluster-tests')
          and backend_start < now() - make_interval(secs => $1)`,
      [SPARED_SECONDS],
    );
    for (const { pid } of rows.filter(() => random() < share)) {
      await own.query("select pg_terminate_backend($1)", [pid]);
      tally.add("database connection cut");
    }
  };
  const timer = setInterval(() => void cut().catch(() => undefined), EVERY_MS);
  return async () => {
    clearInterval(timer);
    await own.end();
  };
}
