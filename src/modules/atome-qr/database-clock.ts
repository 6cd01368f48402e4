import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { DATABASE_CLOCK_FRESH_MS } from "../../domain/timing";

/**
 * The database's time, by which rows are written: their ages, and Omise's times beside them, are told
 * by it and not by the clock of the process that happens to look. How far the two are apart is learned
 * from statements that are made anyway, else asked at most once a minute.
 */
export class DatabaseClock {
  /** Milliseconds by which the database is ahead of this process. */
  private offsetMs = 0;
  /** Milliseconds since 1970, by this process: one that was set since then is noticed. */
  private learnedAt = -Infinity;

  constructor(private readonly pg: Knex) {}

  /** @throws when the database does not answer */
  async now(): Promise<Date> {
    const askedAt = Date.now();
    if (Math.abs(askedAt - this.learnedAt) > DATABASE_CLOCK_FRESH_MS) {
      const { rows } = await this.pg.raw<{ rows: [{ present: Date }] }>(
        "select clock_timestamp() as present",
      );
      this.learn(rows[0].present, Date.now() - askedAt);
    }
    return new Date(this.lastKnown());
  }

  /** As far as it is known without asking: milliseconds since 1970. */
  lastKnown(): number {
    return Date.now() + this.offsetMs;
  }

  /**
   * @param present the database's time in an answer that has just come
   * @param tookMs from the question to the answer
   */
  learn(present: Date, tookMs: number): void {
    const now = Date.now();
    const least = present.getTime() - now;
    const most = least + tookMs;
    // Anywhere on the way: a slow answer says little, and a difference that explains nothing is kept.
    if (this.offsetMs < least || this.offsetMs > most) {
      this.offsetMs = Math.round((least + most) / 2);
    }
    this.learnedAt = now;
  }
}
