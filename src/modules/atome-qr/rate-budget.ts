import { setTimeout as sleep } from "node:timers/promises";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  type RateLimiterRes,
  RLWrapperTimeouts,
} from "rate-limiter-flexible";

import {
  MAX_SLOW_DOWN_SECONDS,
  RATE_DATABASE_TIMEOUT_MS,
  RATE_WINDOW_MS,
  READS_STEP_BACK_MS,
} from "../../domain/timing";
import { notSent, readShare, type RequestBudget, type RequestKind } from "../../omise";

export interface RateBudgetOptions {
  pg: Knex;
  /** Names the Omise account in the table: never anything secret. */
  account: string;
  requestsPerSecond: number;
  /** How long Postgres may take to answer; milliseconds, `RATE_DATABASE_TIMEOUT_MS` by default. */
  databaseTimeoutMs?: number;
  /** Waits so many milliseconds; for tests. */
  pause?: (milliseconds: number) => Promise<unknown>;
}

const TABLE = "atome_qr_rate_limit";

/** Without the database the other instances are unknown: as if three shared the budget. */
const INSURED_SHARE = 3;

/**
 * The requests per second to one Omise account, counted in Postgres for all instances together.
 * Reads have two thirds of each second, and then need one of the whole too, so that charges and
 * refunds always find some left. Nothing is dropped: who finds none waits for the next second.
 *
 * When Postgres does not answer, each instance goes on alone with a third. The pictures of the QR
 * codes, which need no key, are not counted.
 */
export function createRateBudget(options: RateBudgetOptions): RequestBudget {
  const { account, requestsPerSecond, pause = sleep } = options;
  const readsKey = `${account}:reads`;
  const all = createLimiter(options, requestsPerSecond);
  const reads = createLimiter(options, readShare(requestsPerSecond));

  async function waitFor(kind: RequestKind): Promise<number> {
    const read = kind === "read" ? await waitOf(reads, readsKey) : 0;
    const wait = read || (await waitOf(all, account));
    return wait && kind === "read" ? wait + READS_STEP_BACK_MS : wait;
  }

  return {
    async take(kind, deadline) {
      for (let wait = await waitFor(kind); wait > 0; wait = await waitFor(kind)) {
        if (Date.now() + wait > deadline) throw notSent(Math.ceil(wait / 1000));
        await pause(wait);
      }
    },
    async slowDown(seconds) {
      const pauseSeconds = Math.min(Math.max(seconds, 1), MAX_SLOW_DOWN_SECONDS);
      const now = await all.get(account);
      // Somebody may have been told to wait for longer.
      if ((now?.msBeforeNext ?? 0) <= pauseSeconds * 1000) await all.block(account, pauseSeconds);
    },
  };
}

/** Takes one request of the present window: 0, or how long to wait for the next; milliseconds. */
async function waitOf(limiter: RateLimiterAbstract, key: string): Promise<number> {
  // All windows end with the clock's second, or a window of reads could reach into two of the whole.
  const customDuration = (RATE_WINDOW_MS - (Date.now() % RATE_WINDOW_MS)) / 1000;
  try {
    await limiter.consume(key, 1, { customDuration });
    return 0;
  } catch (full) {
    if (full instanceof Error) throw full;
    return Math.max((full as RateLimiterRes).msBeforeNext, 1);
  }
}

function createLimiter(
  { pg, databaseTimeoutMs = RATE_DATABASE_TIMEOUT_MS }: RateBudgetOptions,
  points: number,
): RateLimiterAbstract {
  const common = { keyPrefix: "", duration: RATE_WINDOW_MS / 1000 };
  const limiter = new RateLimiterPostgres({
    ...common,
    points,
    storeClient: queryable(pg),
    storeType: "pool",
    tableName: TABLE,
    tableCreated: true, // by the migration
    clearExpiredByTimeout: false, // there are two rows per account
  });
  const insuranceLimiter = new RateLimiterMemory({
    ...common,
    points: Math.max(1, Math.floor(points / INSURED_SHARE)),
  });
  // Medusa's pool waits a minute for a database that is gone.
  return new RLWrapperTimeouts({ limiter, timeoutMs: databaseTimeoutMs, insuranceLimiter });
}

/**
 * What the limiter asks of its database. Given Knex, it would name its statements, which poolers
 * such as PgBouncer lose, and take connections past Knex's own ways.
 */
function queryable(pg: Knex) {
  return {
    query: ({ text, values }: { text: string; values: Knex.RawBinding[] }) =>
      pg.raw(
        text.replace(/\$(\d+)/g, ":value$1"),
        Object.fromEntries(values.map((value, index) => [`value${index + 1}`, value])),
      ),
  };
}
