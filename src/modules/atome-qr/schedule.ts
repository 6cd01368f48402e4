import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { type ChargeRow } from "./rows";

/** So that the job, every minute, finds an open charge due each time. */
export const FIRST_CHECK_SECONDS = 20;
const NEXT_CHECK_SECONDS = 50;

/** How long a claimed row is left to the one who claimed it. */
const LEASE_SECONDS = 300;

/**
 * Who looks at which charge, and when. Each claim is one conditional update in Postgres, so that
 * any number of instances share the work without doing any of it twice.
 */
export class Schedule {
  constructor(private readonly pg: Knex) {}

  /**
   * Claims the right to ask Omise about an open charge: true for one caller per `seconds`, however
   * many shoppers poll on however many instances.
   */
  async claimCheck(id: string, seconds: number): Promise<boolean> {
    const claimed = await this.table()
      .where({ id })
      .whereNull("settled_at")
      .andWhereRaw("(checked_at is null or checked_at <= now() - make_interval(secs => ?))", [
        seconds,
      ])
      .update({ checked_at: this.now() });
    return claimed === 1;
  }

  /** Claims up to `limit` unsettled rows that are due, for the job; others skip them meanwhile. */
  async claimDue(limit: number): Promise<ChargeRow[]> {
    const due = this.table()
      .select("id")
      .whereNull("settled_at")
      .whereNull("deleted_at")
      .where("next_check_at", "<=", this.now())
      .orderBy("next_check_at")
      .limit(limit)
      .forUpdate()
      .skipLocked();
    return this.table()
      .whereIn("id", due)
      .update({ next_check_at: this.secondsFromNow(LEASE_SECONDS) })
      .returning("*");
  }

  /** The rows could not be looked at this time, through no fault of theirs: next minute. */
  async putBack(ids: string[]): Promise<void> {
    await this.table()
      .whereIn("id", ids)
      .update({ next_check_at: this.secondsFromNow(NEXT_CHECK_SECONDS) });
  }

  /** A look at a charge went well and there is nothing to do yet: the job looks again next minute. */
  async noteSuccess(id: string): Promise<void> {
    await this.table()
      .where({ id })
      .whereNull("settled_at")
      .update({
        attempts: 0,
        last_error: null,
        attention: this.pg.raw("nullif(attention, 'settlement_failing')"),
        next_check_at: this.secondsFromNow(NEXT_CHECK_SECONDS),
      });
  }

  /**
   * Settling failed: try again later, each time after a longer pause, up to an hour.
   *
   * @returns undefined when somebody else settled it meanwhile
   */
  async postpone(id: string, error: string): Promise<ChargeRow | undefined> {
    const [row] = await this.table()
      .where({ id })
      .whereNull("settled_at")
      .update({
        attempts: this.pg.raw("attempts + 1"),
        next_check_at: this.pg.raw(
          "now() + make_interval(secs => least(15 * power(2, least(attempts, 10)), 3600))",
        ),
        last_error: error.slice(0, 500),
        ...this.stamp(),
      })
      .returning("*");
    return row;
  }

  private table() {
    return this.pg<ChargeRow>("atome_qr_charge");
  }

  private now() {
    return this.pg.fn.now() as unknown as Date;
  }

  private stamp() {
    return { updated_at: this.now() };
  }

  /** By the database's clock: instances' clocks may differ. */
  private secondsFromNow(seconds: number) {
    return this.pg.raw("now() + make_interval(secs => ?)", [seconds]) as unknown as Date;
  }
}
