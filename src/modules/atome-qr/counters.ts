import { createHash } from "node:crypto";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";

export interface CounterLimit {
  /** How often in a window. */
  most: number;
  /** The window, from the first time on; by the database's clock. */
  seconds: number;
}

/** Counts what is limited per cart, address or the like, for all instances together. */
export class Counters {
  constructor(private readonly pg: Knex) {}

  /**
   * Counts one more.
   *
   * @param what names the limit
   * @param whose is kept as a hash: an address, an e-mail
   * @returns 0 where the limit allows it, else the seconds until the window ends
   */
  async count(what: string, whose: string, { most, seconds }: CounterLimit): Promise<number> {
    const { rows } = await this.pg.raw<{ rows: [{ count: number; left: number }] }>(COUNT, {
      key: hashedKey(what, whose),
      seconds,
    });
    const [{ count, left }] = rows;
    return count <= most ? 0 : Math.max(left, 1);
  }

  /** Whether a limit is reached, so that one more would be above it. Counts nothing. */
  async isReached(what: string, whose: string, { most }: CounterLimit): Promise<boolean> {
    const reached = await this.table()
      .where({ key: hashedKey(what, whose) })
      .where("count", ">=", most)
      .whereRaw("ends_at > now()")
      .first("key");
    return reached !== undefined;
  }

  /** For the job: windows that have ended. */
  async removeOld(): Promise<void> {
    await this.table().whereRaw("ends_at < now()").delete();
  }

  private table() {
    return this.pg<{ key: string; count: number; ends_at: Date }>("atome_qr_counter");
  }
}

/** @param whose is not readable in it */
export function hashedKey(what: string, whose: string): string {
  return `${what}:${createHash("sha256").update(whose).digest("base64url")}`;
}

const COUNT = `
  insert into atome_qr_counter as c (key, count, ends_at)
    values (:key, 1, now() + make_interval(secs => :seconds))
  on conflict (key) do update set
    count = case when c.ends_at <= now() then 1 else c.count + 1 end,
    ends_at = case when c.ends_at <= now() then excluded.ends_at else c.ends_at end
  returning count, ceil(extract(epoch from ends_at - now()))::int as left`;
