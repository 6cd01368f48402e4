import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";

import { type AttentionReason } from "../../domain/attention";
import { type AtomeQrErrorCode } from "../../domain/errors";
import { type Money } from "../../domain/money";
import { UNANSWERED_MS } from "../../domain/timing";
import { currentActor } from "./actor";
import { moveRow } from "./move-row";
import { type ChargeRow, type RefundRow } from "./rows";
import { type Moves, UNTOLD } from "./state-change";

/** Why staff refund, as Medusa has it. */
export interface RefundWords {
  refundReasonId: string | null;
  note: string | null;
}

export interface NewRefund {
  chargeId: string;
  money: Money;
  reason: string;
  /** Medusa's refund id, when Medusa asked. */
  medusaRefundId?: string;
  words?: RefundWords;
}

const TABLE = "atome_qr_refund";

/** The `failure_code` of a refund under way whose maker got no answer. */
const UNANSWERED: AtomeQrErrorCode = "outcome_unknown";

const IS_STALE = `(updated_at <= now() - make_interval(secs => :seconds) or failure_code = '${UNANSWERED}')`;

/** One that was taken over. */
export interface StaleRefund extends RefundRow {
  /** Its request was sent and not answered so recently that Omise can still carry it out. */
  is_in_flight: boolean;
}

/** The refunds' side of the ledger. At most one refund of a charge is under way at a time. */
export class RefundLedger {
  constructor(
    private readonly pg: Knex,
    private readonly moves: Moves = UNTOLD,
  ) {}

  /**
   * Writes a refund down as about to be made.
   *
   * @returns the row, or undefined when another refund of the charge is under way (a unique index
   *   decides, so this holds across instances)
   */
  async open(refund: NewRefund): Promise<RefundRow | undefined> {
    const [row] = await this.table()
      .insert({
        id: generateEntityId(undefined, "aqref"),
        charge_id: refund.chargeId,
        medusa_refund_id: refund.medusaRefundId ?? null,
        status: "creating",
        amount: refund.money.amount,
        currency: refund.money.currency,
        reason: refund.reason,
        refund_reason_id: refund.words?.refundReasonId ?? null,
        note: refund.words?.note ?? null,
        changed_by: currentActor(),
      })
      .onConflict(
        this.pg.raw("(charge_id) where status = 'creating' and deleted_at is null") as never,
      )
      .ignore()
      .returning("*");
    await this.tell(row, null);
    return row;
  }

  /** The refund of a charge that is in flight, or whose outcome is unknown. */
  async findUnresolved(chargeId: string): Promise<RefundRow | undefined> {
    return this.rows().where({ charge_id: chargeId, status: "creating" }).first();
  }

  /** The same for several charges. */
  async listUnresolved(chargeIds: string[]): Promise<RefundRow[]> {
    return this.rows().where({ status: "creating" }).whereIn("charge_id", chargeIds);
  }

  /** What staff said when they gave an order up, of which the refund comes later and elsewhere. */
  async addWords(chargeId: string, reason: string, words: RefundWords): Promise<void> {
    await this.rows()
      .where({ charge_id: chargeId, reason })
      .whereNull("note")
      .whereNull("refund_reason_id")
      .update({ refund_reason_id: words.refundReasonId, note: words.note });
  }

  /**
   * Refunds that nobody is making any more: see `claimStale`.
   *
   * @param of the accounts of their charges; or all but these
   */
  async listStale(
    seconds: number,
    limit: number,
    of: { accounts: string[] } | { butAccounts: string[] },
  ): Promise<RefundRow[]> {
    const [is, accounts] =
      "accounts" in of ? (["in", of.accounts] as const) : (["not in", of.butAccounts] as const);
    const charges = this.pg("atome_qr_charge")
      .select("charge_id")
      .where("account", is, accounts)
      .whereRaw("atome_qr_charge.charge_id = atome_qr_refund.charge_id");
    return this.rows()
      .where({ status: "creating" })
      .andWhereRaw(IS_STALE, { seconds })
      .whereExists(charges)
      .orderBy("updated_at")
      .limit(limit);
  }

  /** The ids of all a charge's refunds, ours and Omise's. */
  async listIds(chargeId: string): Promise<Set<string>> {
    const rows = await this.rows().where({ charge_id: chargeId }).select("id", "refund_id");
    return new Set(rows.flatMap((row) => [row.id, row.refund_id ?? []].flat()));
  }

  /** Adds a refund that was made without a row of its own, once: a unique index decides. */
  async addMade(
    refund: Omit<NewRefund, "medusaRefundId" | "words">,
    refundId: string,
  ): Promise<void> {
    const [row] = await this.table()
      .insert({
        id: generateEntityId(undefined, "aqref"),
        charge_id: refund.chargeId,
        refund_id: refundId,
        status: "succeeded",
        amount: refund.money.amount,
        currency: refund.money.currency,
        reason: refund.reason,
        changed_by: currentActor(),
      })
      .onConflict(
        this.pg.raw("(refund_id) where refund_id is not null and deleted_at is null") as never,
      )
      .ignore()
      .returning<(RefundRow | undefined)[]>("*");
    await this.tell(row, null);
  }

  /**
   * Medusa shows a refund that it did not ask for under this id.
   *
   * @returns false when it is shown under another one already, or there is no such refund
   */
  async markRecorded(refundId: string, medusaRefundId: string): Promise<boolean> {
    const noted = await this.rows()
      .where({ refund_id: refundId })
      .whereNot({ reason: "staff" })
      .where((free) =>
        free.whereNull("medusa_refund_id").orWhere("medusa_refund_id", medusaRefundId),
      )
      .update({ medusa_refund_id: medusaRefundId, ...this.stamp() });
    return noted === 1;
  }

  /** Medusa took its row of the refund back: it has to be recorded again, by us. */
  async forgetRecord(id: string, medusaRefundId: string): Promise<void> {
    const reason: AttentionReason = "order_not_placed";
    await this.table()
      .where({ id, medusa_refund_id: medusaRefundId })
      .update({
        medusa_refund_id: null,
        reason: this.pg.raw("case when reason = 'staff' then ? else reason end", [reason]) as never,
        ...this.stamp(),
      });
  }

  /** The tries to make these refunds of Medusa's, oldest first. */
  async listByMedusaIds(medusaRefundIds: string[]): Promise<RefundRow[]> {
    return this.rows()
      .whereRaw("medusa_refund_id = any(?::text[])", [medusaRefundIds])
      .orderBy("created_at");
  }

  /** Refunds of a charge that were made, oldest first. */
  async listSucceeded(chargeId: string): Promise<RefundRow[]> {
    return this.rows().where({ charge_id: chargeId, status: "succeeded" }).orderBy("created_at");
  }

  /**
   * Takes over a charge's unresolved refund whose maker got no answer, or has not touched it for
   * `seconds`: one caller gets it, and then finds out what became of it.
   */
  async claimStale(chargeId: string, seconds: number): Promise<StaleRefund | undefined> {
    const [row] = await this.rows()
      .where({ charge_id: chargeId, status: "creating" })
      .andWhereRaw(IS_STALE, { seconds })
      .update({ claim: this.pg.raw("claim + 1"), ...this.stamp() })
      .returning<StaleRefund[]>([
        "*",
        this.pg.raw("coalesce(sent_at > now() - make_interval(secs => ?), false) as is_in_flight", [
          UNANSWERED_MS / 1000,
        ]) as never,
      ]);
    return row;
  }

  /**
   * The refund's request is about to be sent; keeps others from taking it over meanwhile.
   *
   * @returns false when it is not ours to make any more
   */
  async markSent({ id, claim }: RefundRow): Promise<boolean> {
    const sent = await this.table()
      .where({ id, claim, status: "creating" })
      .update({
        sent_at: this.now(),
        sends: this.pg.raw("sends + 1"),
        failure_code: null,
        ...this.stamp(),
      });
    return sent === 1;
  }

  /** Its maker has given up waiting: whoever comes next may look it up. */
  async markUnanswered({ id, claim }: RefundRow): Promise<void> {
    await this.table()
      .where({ id, claim, status: "creating" })
      .update({ failure_code: UNANSWERED, ...this.stamp() });
  }

  /**
   * Omise made it.
   *
   * @returns false when Omise had made it before, as another refund of its own
   */
  async markSucceeded(id: string, refundId: string): Promise<boolean> {
    const isFree = (rows: Knex.QueryBuilder) =>
      rows.where((free) => void free.whereNull("refund_id").orWhere({ refund_id: refundId }));
    return this.move(id, isFree, {
      status: "succeeded",
      refund_id: refundId,
      failure_code: null,
      failure_message: null,
    });
  }

  /**
   * Lets a refund stand for another one of Medusa's, which asks for what the first one was.
   *
   * @returns whether it was still the first one's; of several that ask at once one gets it
   */
  async adopt(refund: RefundRow, medusaRefundId: string): Promise<boolean> {
    const adopted = await this.table()
      .where({ id: refund.id, medusa_refund_id: refund.medusa_refund_id })
      .update({ medusa_refund_id: medusaRefundId, ...this.stamp() });
    return adopted === 1;
  }

  /** Nothing was paid back. Only the latest holder of the claim may write this. */
  async markFailed({ id, claim }: RefundRow, code: string, message: string): Promise<void> {
    await this.move(id, (rows) => rows.where({ claim, status: "creating" }), {
      status: "failed",
      failure_code: code,
      failure_message: message,
    });
  }

  /** @returns whether it could be moved, or had been before */
  private async move(
    id: string,
    isAllowed: (rows: Knex.QueryBuilder) => unknown,
    changes: Partial<RefundRow> & Pick<RefundRow, "status">,
  ): Promise<boolean> {
    const all = { ...changes, ...this.stamp() };
    const moved = await moveRow<RefundRow>(this.pg, TABLE, { id, isAllowed }, all);
    await this.tell(moved?.row, moved?.from ?? null);
    return moved !== undefined;
  }

  /** Refunds are few: the charge is read for the line in the log. */
  private async tell(row: RefundRow | undefined, from: RefundRow["status"] | null): Promise<void> {
    if (!row || row.status === from) {
      return;
    }
    const charge = await this.pg<ChargeRow>("atome_qr_charge")
      .where({ charge_id: row.charge_id })
      .whereNull("deleted_at")
      .first("session_id", "account")
      .catch(() => undefined); // the refund has moved
    this.moves.refund({ row, charge, from, to: row.status });
  }

  /** The indexes hold only these: a search without the condition would scan the whole table. */
  private rows() {
    return this.table().whereNull("deleted_at");
  }

  private table() {
    return this.pg<RefundRow>(TABLE);
  }

  /** Who did it, for the timeline, and when. */
  private stamp() {
    return { updated_at: this.now(), changed_by: currentActor() };
  }

  private now() {
    return this.pg.fn.now() as unknown as Date;
  }
}
