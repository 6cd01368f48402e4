import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { NOT_CREATED } from "../../domain/atome";
import { MAX_ATTEMPTS } from "../../domain/retry";
import {
  CHARGE_LEASE_SECONDS,
  NEXT_CHECK_SECONDS,
  REFUND_CHECK_SECONDS,
} from "../../domain/timing";
import { chosen } from "./chosen";
import { currentActor } from "./actor";
import {
  BACK_OFF_SQL,
  claimedUntil,
  HAS_UNSHOWN_REFUND,
  IS_LAST_LOOK,
  IS_PAST_LOOKS,
  NEVER,
  NEXT_ENDED_RECHECK_SQL,
  NEXT_RECHECK_SQL,
  NEXT_REFUND_CHECK_SQL,
} from "./check-times";
import { forgetFailure } from "./forget-attention";
import { type ChargeRow, type KnownChargeRow } from "./rows";

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
      .whereNull("finalized_at")
      .andWhereRaw("(checked_at is null or checked_at <= now() - make_interval(secs => ?))", [
        seconds,
      ])
      .update({ checked_at: this.now() });
    return claimed === 1;
  }

  /**
   * The same for many charges in one statement. Rows that somebody is just writing to are left out.
   *
   * @returns the rows that were claimed
   */
  async claimChecks(ids: string[], seconds: number): Promise<ChargeRow[]> {
    const due = this.table()
      .select("id")
      .whereRaw("id = any(?::text[])", [ids])
      .whereNull("finalized_at")
      .andWhereRaw("(checked_at is null or checked_at <= now() - make_interval(secs => ?))", [
        seconds,
      ])
      .forUpdate()
      .skipLocked();
    return this.table().whereIn("id", due).update({ checked_at: this.now() }).returning("*");
  }

  /** Omise has just shown these charges to be open still: no other instance need ask about them. */
  async markStillOpen(chargeIds: string[]): Promise<void> {
    const rows = this.table()
      .select("id")
      .whereRaw("charge_id = any(?::text[])", [chargeIds])
      .whereNull("deleted_at")
      .where({ status: "pending" });
    await this.table()
      .whereIn("id", rows.forUpdate().skipLocked())
      .update({ checked_at: this.now() });
  }

  /**
   * Claims up to `limit` rows that are due and not finalized, for the job; others skip them.
   *
   * @param except accounts that cannot be asked at the moment
   */
  async claimDue(limit: number, except: string[] = []): Promise<ChargeRow[]> {
    const due = this.due(limit, except)
      .whereNull("finalized_at")
      .where("attempts", "<", MAX_ATTEMPTS);
    return this.table()
      .whereIn("id", chosen(this.pg, due))
      .update({ next_check_at: this.secondsFromNow(CHARGE_LEASE_SECONDS) })
      .returning("*");
  }

  /**
   * Claims up to `limit` finalized, paid rows that may have been refunded since without a webhook, or
   * with a refund that Medusa may not show. Each is checked an hour after it was finalized, then always
   * when twice as old, for `RECHECK_DAYS`; one with such a refund goes by the refund's age.
   */
  async claimRecheck(limit: number, except: string[] = []): Promise<KnownChargeRow[]> {
    const due = this.dueAgain(limit, except)
      .where({ status: "paid" })
      .andWhereRaw(`(refunded_amount < amount or ${HAS_UNSHOWN_REFUND})`);
    return this.table()
      .whereIn("id", chosen(this.pg, due))
      .update({
        next_check_at: this.pg.raw(
          claimedUntil(
            `case when ${HAS_UNSHOWN_REFUND} then ${NEXT_REFUND_CHECK_SQL} else ${NEXT_RECHECK_SQL} end`,
          ),
        ),
      })
      .returning("*") as unknown as Promise<KnownChargeRow[]>;
  }

  /**
   * Claims up to `limit` rows that have failed or expired, for a look whether they were paid after
   * all. Not those that Omise refused to make; those of which Omise has shown none, too.
   */
  async claimEnded(limit: number, except: string[] = []): Promise<ChargeRow[]> {
    const due = this.dueAgain(limit, except)
      .whereIn("status", ["failed", "expired"])
      .where((made) => made.whereNotNull("charge_id").orWhere({ failure_code: NOT_CREATED }));
    return this.table()
      .whereIn("id", chosen(this.pg, due))
      .update({
        next_check_at: this.pg.raw(claimedUntil(NEXT_ENDED_RECHECK_SQL)) as unknown as Date,
      })
      .returning("*");
  }

  /** The accounts can be asked again: all that waits for them is due, however long it was put off. */
  async retryAll(accounts: string[]): Promise<void> {
    await this.table()
      .whereIn("account", accounts)
      .whereNull("finalized_at")
      .whereNull("deleted_at")
      .update({
        // Others fail for reasons of their own, which are to be told in time.
        attempts: this.pg.raw("case when attempts >= ? then 0 else attempts end", [MAX_ATTEMPTS]),
        next_check_at: this.now(),
      });
  }

  /** Staff act on a charge that the job had stopped retrying: it is the job's again. */
  async takeUpAgain(id: string): Promise<void> {
    await this.table()
      .where({ id })
      .whereNull("finalized_at")
      .where("attempts", ">=", MAX_ATTEMPTS)
      .update({ attempts: 0, next_check_at: this.secondsFromNow(NEXT_CHECK_SECONDS) });
  }

  /** A refund of a finalized charge is being made: whether it succeeded, and is shown, is checked soon. */
  async lookAgainSoon(id: string): Promise<void> {
    await this.table()
      .where({ id })
      .whereNotNull("finalized_at")
      .update({
        next_check_at: this.pg.raw("least(next_check_at, now() + make_interval(secs => ?))", [
          REFUND_CHECK_SECONDS,
        ]) as unknown as Date,
      });
  }

  /** The rows could not be looked at this time, through no fault of theirs: next minute. */
  async putBack(ids: string[]): Promise<void> {
    await this.table()
      .whereIn("id", ids)
      .update({ next_check_at: this.secondsFromNow(NEXT_CHECK_SECONDS) });
  }

  /**
   * Looks at these charges went well, and there is nothing to do yet: the job looks again next minute;
   * at finalized ones when it is their time, and after their last look no more.
   */
  async markChecked(ids: string[]): Promise<void> {
    await this.table()
      .whereIn("id", ids)
      .andWhereRaw(`(finalized_at is null or attempts > 0 or ${IS_LAST_LOOK})`)
      .update({
        ...forgetFailure(this.pg),
        next_check_at: this.pg.raw(
          `case when finalized_at is null then now() + interval '${NEXT_CHECK_SECONDS} seconds'
            when ${IS_LAST_LOOK} then ${NEVER} else next_check_at end`,
        ) as unknown as Date,
      });
  }

  /**
   * Reconciling failed: retried after a pause that grows each time, up to an hour.
   *
   * @param row as it was claimed
   * @returns undefined when it was finalized meanwhile, or is not any more
   */
  async postpone(
    { id, finalized_at: finalizedAt }: Pick<ChargeRow, "id" | "finalized_at">,
    error: string,
  ): Promise<ChargeRow | undefined> {
    const [row] = await this.table()
      .where({ id })
      .andWhereRaw("(finalized_at is null) = ?", [finalizedAt === null])
      .update({
        attempts: this.pg.raw("attempts + 1"),
        next_check_at: this.pg.raw(BACK_OFF_SQL),
        last_error: error.slice(0, 500),
        ...this.stamp(),
      })
      .returning("*");
    return row;
  }

  /** Finalized ones. Where the last looks keep failing, staff are told, and they end. */
  private dueAgain(limit: number, except: string[]) {
    return this.due(limit, except)
      .whereNotNull("finalized_at")
      .andWhereRaw(`(attempts < ? or not ${IS_PAST_LOOKS})`, [MAX_ATTEMPTS]);
  }

  /** Up to `limit` rows whose time has come, locked for who claims them; others skip them. */
  private due(limit: number, except: string[]) {
    return this.table()
      .select("id")
      .whereNull("deleted_at")
      .whereNotIn("account", except)
      .where("next_check_at", "<=", this.now())
      .orderBy("next_check_at")
      .limit(limit)
      .forUpdate()
      .skipLocked();
  }

  private table() {
    return this.pg<ChargeRow>("atome_qr_charge");
  }

  private now() {
    return this.pg.fn.now() as unknown as Date;
  }

  private stamp() {
    return { updated_at: this.now(), changed_by: currentActor() };
  }

  /** By the database's clock: instances' clocks may differ. */
  private secondsFromNow(seconds: number) {
    return this.pg.raw("now() + make_interval(secs => ?)", [seconds]) as unknown as Date;
  }
}
