import { setTimeout as sleep } from "node:timers/promises";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import {
  MAX_SLOW_DOWN_SECONDS,
  RATE_DATABASE_TIMEOUT_MS,
  READS_STEP_BACK_MS,
} from "../../domain/timing";
import {
  notSent,
  readShare,
  type RequestBudget,
  type RequestKind,
  type RequestPurpose,
  shopperShare,
} from "../../omise";
import { type DatabaseClock } from "./database-clock";
import { LocalWindow } from "./local-window";

export interface RateBudgetOptions {
  pg: Knex;
  /** Names the Omise account in the table: never anything secret. */
  account: string;
  requestsPerSecond: number;
  /** Asked before every request; its error keeps it from being sent. */
  guard?: () => Promise<void>;
  /** Told the database's time with every request. */
  clock?: Pick<DatabaseClock, "learn">;
  /** How long Postgres may take to answer; milliseconds, `RATE_DATABASE_TIMEOUT_MS` by default. */
  databaseTimeoutMs?: number;
  /** Waits so many milliseconds; for tests. */
  pause?: (milliseconds: number) => Promise<unknown>;
  /** In the database's place; for tests. */
  now?: () => Date;
}

/** The requests of the last whole minute. */
export interface BudgetUse {
  requests: number;
  /** How many of them found none left and waited. */
  waited: number;
}

/** Without the database the other instances are unknown: as if three shared the budget. */
const LOCAL_SHARE = 3;

/**
 * The requests per second to one Omise account, counted in Postgres for all instances together, by
 * the database's clock. Shoppers get half of each second, so that a flood of new codes leaves the other
 * half for reconciling what is paid. Reads get two thirds, so that charges and refunds always find some
 * left. Nothing is dropped: who finds none waits for the next second.
 *
 * When Postgres does not answer, each instance goes on alone with a third. The pictures of the QR
 * codes, which need no key, are not counted.
 */
export class RateBudget implements RequestBudget {
  private readonly local: LocalWindow;

  constructor(private readonly options: RateBudgetOptions) {
    this.local = new LocalWindow(Math.max(1, Math.floor(options.requestsPerSecond / LOCAL_SHARE)));
  }

  async take(kind: RequestKind, deadline: number, purpose: RequestPurpose): Promise<void> {
    const { pause = sleep, guard } = this.options;
    await guard?.();
    for (let isFirst = true; ; isFirst = false) {
      const turn = await this.tryTake(kind, purpose, isFirst);
      if (turn === 0) {
        return;
      }
      const wait = kind === "read" ? turn + READS_STEP_BACK_MS : turn;
      if (Date.now() + wait > deadline) throw notSent(Math.ceil(wait / 1000));
      await pause(wait);
    }
  }

  async slowDown(seconds: number): Promise<void> {
    const { pg, account } = this.options;
    const pauseSeconds = Math.min(Math.max(seconds, 1), MAX_SLOW_DOWN_SECONDS);
    const until = pg.raw("?::timestamptz + make_interval(secs => ?)", [this.now(), pauseSeconds]);
    await this.inTime(
      pg("atome_qr_rate_limit")
        .insert({ account, second: "epoch", minute: "epoch", paused_until: until })
        .onConflict("account")
        // Somebody may have been told to wait for longer.
        .merge({
          paused_until: pg.raw("greatest(atome_qr_rate_limit.paused_until, excluded.paused_until)"),
        }),
    ).catch(() => this.local.pause(pauseSeconds));
  }

  /** For staff. @throws when the database does not answer */
  async use(): Promise<BudgetUse> {
    const { pg, account } = this.options;
    const [use] = await pg("atome_qr_rate_limit")
      .where({ account })
      .select<BudgetUse[]>(pg.raw(LAST_MINUTE, { minute: this.now() }));
    return use ?? { requests: 0, waited: 0 };
  }

  /** Takes one request of the present second: 0, or how long to wait for the next; milliseconds. */
  private async tryTake(kind: RequestKind, purpose: RequestPurpose, isFirst: boolean) {
    const { pg, account, requestsPerSecond, clock } = this.options;
    const askedAt = Date.now();
    const taking = pg.raw<{ rows: [{ wait: number; present: Date }] }>(
      `select atome_qr_take_request(?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz) as wait,
        clock_timestamp() as present`,
      [
        account,
        kind === "read",
        purpose === "shopper",
        isFirst,
        requestsPerSecond,
        readShare(requestsPerSecond),
        shopperShare(requestsPerSecond),
        shopperShare(readShare(requestsPerSecond)),
        this.options.now?.() ?? null,
      ] as Knex.RawBinding[],
    );
    return this.inTime(taking).then(
      ({ rows: [{ wait, present }] }) => {
        clock?.learn(present, Date.now() - askedAt);
        return wait;
      },
      () => this.local.take(kind, purpose),
    );
  }

  /** Medusa's pool waits a minute for a database that is gone. */
  private async inTime<T>(work: PromiseLike<T>): Promise<T> {
    const { databaseTimeoutMs = RATE_DATABASE_TIMEOUT_MS } = this.options;
    const timer = new AbortController();
    const tooLate = sleep(databaseTimeoutMs, undefined, { ref: false, signal: timer.signal });
    const failed = tooLate.then(() => {
      throw new Error("The database did not answer in time.");
    });
    failed.catch(() => undefined); // also when it is aborted
    return Promise.race([Promise.resolve(work), failed]).finally(() => timer.abort());
  }

  private now() {
    return (this.options.now?.() ?? this.options.pg.fn.now()) as Knex.RawBinding;
  }
}

/** The requests of the last whole minute, of a row of `atome_qr_rate_limit`; as SQL. */
export const LAST_MINUTE = `
  case date_trunc('minute', :minute::timestamptz) - minute
    when interval '0' then last_requests when interval '1 minute' then requests else 0 end as requests,
  case date_trunc('minute', :minute::timestamptz) - minute
    when interval '0' then last_waited when interval '1 minute' then waited else 0 end as waited`;
