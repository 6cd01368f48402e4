import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import {
  ATTENTION_REASONS,
  type AttentionReason,
  BLOCKING_REASONS,
  outranking,
  UNPLACED_REASONS,
} from "../../domain/attention";
import { FIRST_CHECK_SECONDS, REFUND_CHECK_SECONDS } from "../../domain/timing";
import { currentActor } from "./actor";
import { LedgerReads } from "./ledger-reads";
import { type ChargeRow } from "./rows";
import { NEXT_RECHECK_SQL } from "./check-times";
import { forgetAttention } from "./forget-attention";

/** Over once Medusa shows every refund. */
const UNSHOWN_REASONS: AttentionReason[] = [
  "refund_not_shown",
  "refund_not_recorded",
  "reconciliation_failing",
];

/** What makes a reason worth telling again. */
export interface AttentionNews {
  /** When it happened; a person who has dealt with the same reason before that is asked again. */
  since?: Date;
  /** An error's message; another one is told again. */
  detail?: string;
}

/** Ids and numbers in an error's message: another one makes no other error. */
const VARIABLE_PART = "[a-z]+_[0-9A-Za-z]{10,}|[0-9]+";

const sameError = (message: string) => `regexp_replace(${message}, '${VARIABLE_PART}', '#', 'g')`;

const IS_OTHER_DETAIL = `(attention_handled_at < cast(:since as timestamptz)
  or ${sameError("attention_detail")} is distinct from ${sameError("cast(:detail as text)")})`;

/** Without a detail, the one that is there is as good. */
const IS_NEWS = `(attention is distinct from :reason
  or attention_handled_at < cast(:since as timestamptz)
  or (cast(:detail as text) is not null and ${IS_OTHER_DETAIL}))`;

/** Of a row that is being written: as it was before. */
const WAS_FINALIZED = `(select was.finalized_at is not null from atome_qr_charge was
  where was.id = atome_qr_charge.id) as was_finalized`;

/** What is noted about a charge beside its status. */
export class LedgerMarks extends LedgerReads {
  /** Core asked for the open QR to be withdrawn, and is about to delete the session; or was refused. */
  async markWithdrawn(id: string, withdrawn: boolean): Promise<void> {
    await this.table()
      .where({ id })
      .update({ withdrawn_at: withdrawn ? this.now() : null });
  }

  /** Core is told to place the order now, and that this payment is still to come. */
  async markAwaited(id: string): Promise<void> {
    await this.table().where({ id }).whereNull("awaited_at").update({ awaited_at: this.now() });
  }

  /** Money went back, says the answer to the refund itself; minor units in all. */
  async markRefunded(id: string, refundedAmount: number): Promise<void> {
    await this.table()
      .where({ id })
      .update({
        refunded_amount: this.pg.raw("greatest(?::int, refunded_amount)", [refundedAmount]),
        next_check_at: this.dueOnceRefunded(refundedAmount),
        ...this.stamp(),
      });
  }

  /** Medusa's payment and order show all of what `row` says was refunded, or there is no order to show it. */
  async markRefundsShown({ id, refunded_amount: shown }: ChargeRow): Promise<void> {
    await this.table()
      .where({ id })
      .where("shown_refunded_amount", "<", shown)
      .update({
        shown_refunded_amount: shown,
        next_check_at: this.pg.raw(NEXT_RECHECK_SQL) as unknown as Date,
        ...forgetAttention(this.pg, UNSHOWN_REASONS),
      });
  }

  /** Notes since when the cart has not cost what was paid, or that it does again. */
  async markMismatch(id: string, differs: boolean): Promise<void> {
    const since = differs ? this.pg.raw("coalesce(mismatch_since, now())") : null;
    await this.table()
      .where({ id })
      .update({ mismatch_since: since as Date | null });
  }

  /**
   * A person should look at this charge. What there is to look at already can outrank it
   * (`outranking`): then it is told as the detail of that.
   *
   * @returns whether this is news
   */
  async raiseAttention(
    id: string,
    reason: AttentionReason,
    news: AttentionNews = {},
  ): Promise<boolean> {
    const { since, detail } = news;
    const { always, unhandled } = outranking(reason);
    const isOutranked = this.pg.raw(
      `(coalesce(attention, '') = any(:always::text[])
        or (coalesce(attention, '') = any(:unhandled::text[]) and attention_handled_at is null))`,
      { always, unhandled } as never,
    );
    const raised = await this.table()
      .where({ id })
      .andWhereRaw("not ?", [isOutranked])
      .andWhereRaw(IS_NEWS, { reason, since: since ?? null, detail: detail ?? null })
      .update({
        attention: reason,
        attention_detail: this.pg.raw(
          "case when attention = ? then coalesce(?, attention_detail) else ? end",
          [reason, detail ?? null, detail ?? null],
        ),
        ...this.untold(since),
      });
    const told = detail ?? ATTENTION_REASONS[reason];
    const added = await this.table()
      .where({ id })
      .andWhereRaw("? and attention <> ?", [isOutranked, reason])
      .andWhereRaw(IS_OTHER_DETAIL, { since: since ?? null, detail: told })
      .update({ attention_detail: told, ...this.untold(since) });
    return raised + added === 1;
  }

  /**
   * A person says that what needed attention is dealt with, or is not after all. The reason stays:
   * what forbids a capture goes on doing so.
   *
   * @param seen the reason that the person saw; any, where it is not known
   * @returns false when the charge has come to need attention for another reason
   */
  async markHandled(id: string, handled: boolean, seen?: string): Promise<boolean> {
    const reasons = this.table().where({ id }).whereNotNull("attention");
    if (seen !== undefined && (await reasons.clone().whereNot({ attention: seen }).first("id"))) {
      return false;
    }
    const rows = seen === undefined ? reasons : reasons.where({ attention: seen });
    await (handled ? rows.whereNull("attention_handled_at") : rows).update({
      attention_handled_at: handled ? this.now() : null,
      ...this.stamp(),
    });
    return true;
  }

  /**
   * Staff have the order of a paid charge placed again: what forbade its capture is over, and it is
   * reconciled anew.
   *
   * @returns false where its money is back or on its way, an order exists, or it never was unplaced
   */
  async allowOrder(id: string): Promise<boolean> {
    const [allowed] = await this.table()
      .where({ id, status: "paid", order_id: null, refunded_amount: 0 })
      .whereIn("attention", [...UNPLACED_REASONS])
      .whereRaw(
        `not exists (select 1 from atome_qr_refund refund where refund.charge_id = atome_qr_charge.charge_id
          and refund.status = 'creating' and refund.deleted_at is null)`,
      )
      .update({
        // `order_delayed` forbids nothing, and goes once the order is there.
        attention: this.unlessForbidden("attention"),
        attention_detail: this.unlessForbidden("attention_detail"),
        attention_handled_at: null,
        finalized_at: null,
        next_check_at: this.secondsFromNow(FIRST_CHECK_SECONDS),
        ...this.stamp(),
      })
      .returning<((ChargeRow & { was_finalized: boolean }) | undefined)[]>([
        "*",
        this.pg.raw(WAS_FINALIZED) as never,
      ]);
    if (allowed?.was_finalized) {
      this.moves.charge({ row: allowed, from: "finalized", to: allowed.status });
    }
    return allowed !== undefined;
  }

  private unlessForbidden(column: string) {
    return this.pg.raw("case when attention = any(?::text[]) then null else ?? end", [
      [...BLOCKING_REASONS],
      column,
    ]) as never;
  }

  private untold(since: Date | undefined) {
    return {
      attention_handled_at: null,
      ...this.stamp(),
      // What happened again is told again, even when staff's own action has found it.
      ...(since ? { changed_by: null } : {}),
    };
  }

  protected now() {
    return this.pg.fn.now() as unknown as Date;
  }

  /** Every write that changes a row's state carries it: who did it, for the timeline. */
  protected stamp() {
    return { updated_at: this.now(), changed_by: currentActor() };
  }

  /**
   * A refund is recorded in Medusa moments later, and a crash can come before that: a new refund makes
   * the row due soon.
   */
  protected dueOnceRefunded(refundedAmount: number | Knex.Raw<number>) {
    return this.pg.raw(
      "case when refunded_amount < ? then least(next_check_at, now() + make_interval(secs => ?)) else next_check_at end",
      [refundedAmount, REFUND_CHECK_SECONDS],
    ) as unknown as Date;
  }

  /** By the database's clock: instances' clocks may differ. */
  protected secondsFromNow(seconds: number) {
    return this.pg.raw("now() + make_interval(secs => ?)", [seconds]) as unknown as Date;
  }
}
