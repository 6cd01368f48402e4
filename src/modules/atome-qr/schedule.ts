import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { REFUND_WINDOW_DAYS } from "../../domain/atome";
import { type AttentionReason } from "../../domain/attention";
import { MAX_ATTEMPTS } from "../../domain/retry";
import {
  CHARGE_LEASE_SECONDS,
  FIRST_BACK_OFF_SECONDS,
  FIRST_RECHECK_SECONDS,
  LAST_RECHECK_GAP_DAYS,
  LAST_RECHECK_HOURS,
  LONGEST_BACK_OFF_SECONDS,
  NEXT_CHECK_SECONDS,
  NEXT_REFUND_CHECK_SECONDS,
  RECHECK_DAYS,
  REFUND_CHECK_SECONDS,
} from "../../domain/timing";
import { currentActor } from "./actor";
import { type ChargeRow, type KnownChargeRow } from "./rows";

/** A refund that Medusa does not show yet. */
const HAS_UNSHOWN_REFUND = "shown_refunded_amount < refunded_amount";

/**
 * After a check of a finalized, paid row: the first pause again, or when it is twice as old; once more
 * when the refund window has just ended.
 */
export const NEXT_RECHECK_SQL = `least(
  now() + greatest(now() - created_at, interval '${FIRST_RECHECK_SECONDS} seconds'),
  greatest(
    now() + interval '${LAST_RECHECK_GAP_DAYS} days',
    coalesce(paid_at, created_at)
      + interval '${REFUND_WINDOW_DAYS} days ${LAST_RECHECK_HOURS} hours'))`;

/** After a look at an unshown refund: a pause, or when the refund is twice as old. */
const NEXT_REFUND_CHECK_SQL = `now() + greatest(
  now() - coalesce(
    (select max(refund.created_at) from atome_qr_refund refund
      where refund.charge_id = atome_qr_charge.charge_id and refund.deleted_at is null),
    created_at),
  interval '${NEXT_REFUND_CHECK_SECONDS} seconds')`;

/** After the first failure, twice as long after each further one, up to the longest pause. */
export const BACK_OFF_SQL = `now() + make_interval(secs => least(
  ${FIRST_BACK_OFF_SECONDS} * power(2, least(attempts, 10)), ${LONGEST_BACK_OFF_SECONDS}))`;

/** Cleared when a row is finalized, or was checked without an error: that it failed before. */
export const forgetFailure = (pg: Knex) => ({
  attempts: 0,
  last_error: null,
  ...forgetAttention(pg, ["reconciliation_failing"]),
});

/** Takes back that a person should look, where it was for one of these reasons. */
export const forgetAttention = (pg: Knex, reasons: AttentionReason[]) => ({
  attention: pg.raw("case when attention = any(?::text[]) then null else attention end", [reasons]),
  attention_handled_at: pg.raw(
    "case when attention = any(?::text[]) then null else attention_handled_at end",
    [reasons],
  ),
  changed_by: currentActor(),
});

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

  /** Claims up to `limit` rows that are due and not finalized, for the job; others skip them. */
  async claimDue(limit: number): Promise<ChargeRow[]> {
    const due = this.table()
      .select("id")
      .whereNull("finalized_at")
      .whereNull("deleted_at")
      .where("attempts", "<", MAX_ATTEMPTS)
      .where("next_check_at", "<=", this.now())
      .orderBy("next_check_at")
      .limit(limit)
      .forUpdate()
      .skipLocked();
    return this.table()
      .whereIn("id", due)
      .update({ next_check_at: this.secondsFromNow(CHARGE_LEASE_SECONDS) })
      .returning("*");
  }

  /**
   * Claims up to `limit` finalized, paid rows that may have been refunded since without a webhook, or
   * with a refund that Medusa may not show. Each is checked an hour after it was finalized, then always
   * when twice as old, for `RECHECK_DAYS`; one with such a refund goes by the refund's age.
   */
  async claimRecheck(limit: number): Promise<KnownChargeRow[]> {
    const due = this.table()
      .select("id")
      .whereNotNull("finalized_at")
      .whereNull("deleted_at")
      .where({ status: "paid" })
      .andWhereRaw(`(refunded_amount < amount or ${HAS_UNSHOWN_REFUND})`)
      .where("next_check_at", "<=", this.now())
      .andWhereRaw("coalesce(paid_at, created_at) > now() - make_interval(days => ?)", [
        RECHECK_DAYS,
      ])
      .orderBy("next_check_at")
      .limit(limit)
      .forUpdate()
      .skipLocked();
    return this.table()
      .whereIn("id", due)
      .update({
        // A look that fails is not repeated at once: the next one comes in any case.
        next_check_at: this.pg.raw(
          `case when ${HAS_UNSHOWN_REFUND} then ${NEXT_REFUND_CHECK_SQL} else ${NEXT_RECHECK_SQL} end`,
        ),
      })
      .returning("*") as unknown as Promise<KnownChargeRow[]>;
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

  /** A look at a charge went well and there is nothing to do yet: the job looks again next minute. */
  async markChecked(id: string): Promise<void> {
    await this.table()
      .where({ id })
      .whereNull("finalized_at")
      .update({
        ...forgetFailure(this.pg),
        next_check_at: this.secondsFromNow(NEXT_CHECK_SECONDS),
      });
  }

  /**
   * Reconciling failed: retried after a pause that grows each time, up to an hour.
   *
   * @returns undefined when it was finalized meanwhile
   */
  async postpone(id: string, error: string): Promise<ChargeRow | undefined> {
    const [row] = await this.table()
      .where({ id })
      .whereNull("finalized_at")
      .update({
        attempts: this.pg.raw("attempts + 1"),
        next_check_at: this.pg.raw(BACK_OFF_SQL),
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
    return { updated_at: this.now(), changed_by: currentActor() };
  }

  /** By the database's clock: instances' clocks may differ. */
  private secondsFromNow(seconds: number) {
    return this.pg.raw("now() + make_interval(secs => ?)", [seconds]) as unknown as Date;
  }
}
