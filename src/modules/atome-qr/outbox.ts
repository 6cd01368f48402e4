import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { type Consumer, KINDS_OF_CONSUMER, type ToldKind } from "../../domain/events";
import {
  FIRST_OUTBOX_RETRY_SECONDS,
  LONGEST_OUTBOX_RETRY_SECONDS,
  OUTBOX_LEASE_SECONDS,
} from "../../domain/timing";
import { type ChargeEventRow } from "./rows";

/** Who is fed from the timeline; each has a column for when it was told, and one for its turn. */
const COLUMNS = {
  eventBus: { toldAt: "published_at", turnAt: "publish_after" },
  shopper: { toldAt: "notified_at", turnAt: "notify_after" },
  staff: { toldAt: "staff_told_at", turnAt: "tell_staff_after" },
} as const satisfies Record<Consumer, object>;

/** A line of the timeline that is told. */
export type ToldEvent = ChargeEventRow & { kind: ToldKind };

/** Staff have just looked: they need not be told. */
export function isReopenedByStaff({ kind, actor }: ToldEvent): boolean {
  return kind === "attention_reopened" && actor === "staff";
}

/**
 * The timeline as a transactional outbox: triggers write a line in the transaction of the change
 * itself, and each consumer is told of it at least once, in order for each charge. A line that could
 * not be told is told later, before those after it.
 */
export class Outbox {
  constructor(private readonly pg: Knex) {}

  /**
   * Tells a consumer what is new about a charge, or an account.
   *
   * @param rowId the ledger row's id; an account's
   * @param tell is repeated when a crash comes before that it was told is written
   * @throws what `tell` throws
   */
  async deliver(
    consumer: Consumer,
    rowId: string,
    tell: (event: ToldEvent) => Promise<void>,
  ): Promise<void> {
    const { toldAt, turnAt } = COLUMNS[consumer];
    for (const event of await this.claim(consumer, rowId)) {
      try {
        await tell(event);
      } catch (error) {
        await this.release(consumer, rowId);
        throw error;
      }
      await this.table()
        .where({ id: event.id })
        .update({ [toldAt]: this.pg.fn.now(), [turnAt]: null });
    }
  }

  /**
   * Charges and accounts of which there is something to tell, longest waiting first.
   *
   * @param withinHours what is older is not told any more
   * @returns ids of ledger rows, and of accounts
   */
  async listDue(consumer: Consumer, limit: number, withinHours?: number): Promise<string[]> {
    const { turnAt } = COLUMNS[consumer];
    const due = this.untold(consumer);
    if (withinHours !== undefined) {
      void due.andWhereRaw("created_at > now() - make_interval(hours => ?)", [withinHours]);
    }
    const rows = await due
      .groupBy("row_id")
      // While one line waits for another try, those after it do, too.
      .havingRaw("coalesce(max(??), now()) <= now()", [turnAt])
      .orderByRaw("min(created_at)")
      .limit(limit)
      .select<{ row_id: string }[]>("row_id");
    return rows.map(({ row_id: id }) => id);
  }

  /**
   * All lines of a charge that are to be told, in order; none while another process tells earlier
   * ones, or they wait for another try. One process claims at a time, so that no later line overtakes
   * them; not by a lock on the charge's row, which the job would skip.
   */
  private claim(consumer: Consumer, rowId: string): Promise<ToldEvent[]> {
    const { turnAt } = COLUMNS[consumer];
    return this.pg.transaction(async (transaction) => {
      const untold = () => this.untold(consumer, transaction).where({ row_id: rowId });
      if (!(await untold().first("id"))) {
        return [];
      }
      await transaction.raw("select pg_advisory_xact_lock(hashtext(?), hashtext(?))", [
        `atome-qr:${consumer}`,
        rowId,
      ]);
      if (await untold().andWhereRaw("?? > now()", [turnAt]).first("id")) {
        return [];
      }
      await untold().update({ [turnAt]: this.secondsFromNow(OUTBOX_LEASE_SECONDS) });
      return untold().orderBy("created_at").orderBy("id") as unknown as Promise<ToldEvent[]>;
    });
  }

  /** After a failure: a pause, then whenever the line is twice as old, up to the longest pause. */
  private async release(consumer: Consumer, rowId: string): Promise<void> {
    const { turnAt } = COLUMNS[consumer];
    const pause = "least(greatest(now() - created_at, ?::interval), ?::interval)";
    await this.untold(consumer)
      .where({ row_id: rowId })
      .update({
        [turnAt]: this.pg.raw(`now() + ${pause}`, [
          `${FIRST_OUTBOX_RETRY_SECONDS} seconds`,
          `${LONGEST_OUTBOX_RETRY_SECONDS} seconds`,
        ]),
      });
  }

  /** The indexes hold only these: a search without the conditions would scan the whole table. */
  private untold(consumer: Consumer, pg: Knex = this.pg) {
    return pg<ChargeEventRow>("atome_qr_charge_event")
      .whereNull(COLUMNS[consumer].toldAt)
      .whereNull("deleted_at")
      .whereIn("kind", [...KINDS_OF_CONSUMER[consumer]]);
  }

  private table() {
    return this.pg<ChargeEventRow>("atome_qr_charge_event");
  }

  private secondsFromNow(seconds: number) {
    return this.pg.raw("now() + make_interval(secs => ?)", [seconds]);
  }
}
