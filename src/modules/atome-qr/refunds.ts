import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";

import { type Money } from "../../atome-qr/money";
import { type RefundRow } from "./rows";

export interface NewRefund {
  chargeId: string;
  money: Money;
  reason: string;
  /** Medusa's refund id, when Medusa asked. */
  medusaRefundId?: string;
}

const TABLE = "atome_qr_refund";

/** The refunds' side of the ledger. At most one refund of a charge is under way at a time. */
export class RefundLedger {
  constructor(private readonly pg: Knex) {}

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
      })
      .onConflict(
        this.pg.raw("(charge_id) where status = 'creating' and deleted_at is null") as never,
      )
      .ignore()
      .returning("*");
    return row;
  }

  /** The refund of a charge that is under way, or whose outcome nobody knows yet. */
  async findUnresolved(chargeId: string): Promise<RefundRow | undefined> {
    return this.table().where({ charge_id: chargeId, status: "creating" }).first();
  }

  /** Refunds whose maker has not touched them for `seconds`, of all charges. */
  async listStale(seconds: number, limit: number): Promise<RefundRow[]> {
    return this.table()
      .where({ status: "creating" })
      .andWhereRaw("updated_at <= now() - make_interval(secs => ?)", [seconds])
      .orderBy("updated_at")
      .limit(limit);
  }

  /** Refunds of a charge that were made, of this amount (minor units). */
  async listSucceeded(chargeId: string, amount: number): Promise<RefundRow[]> {
    return this.table()
      .where({ charge_id: chargeId, status: "succeeded", amount })
      .orderBy("created_at");
  }

  /**
   * Takes over a charge's unresolved refund whose maker has not touched it for `seconds`: one
   * caller gets it, and then finds out what became of it.
   */
  async claimStale(chargeId: string, seconds: number): Promise<RefundRow | undefined> {
    const [row] = await this.table()
      .where({ charge_id: chargeId, status: "creating" })
      .andWhereRaw("updated_at <= now() - make_interval(secs => ?)", [seconds])
      .update({ claim: this.pg.raw("claim + 1"), updated_at: this.now() })
      .returning("*");
    return row;
  }

  /** Whether the refund is still ours to make; keeps others from taking it over meanwhile. */
  async renew({ id, claim }: RefundRow): Promise<boolean> {
    const renewed = await this.table()
      .where({ id, claim, status: "creating" })
      .update({ updated_at: this.now() });
    return renewed === 1;
  }

  async markSucceeded(id: string, refundId: string): Promise<void> {
    await this.table()
      .where({ id })
      .update({ status: "succeeded", refund_id: refundId, updated_at: this.now() });
  }

  /**
   * Lets a refund stand for another one of Medusa's, which asks for what the first one was.
   *
   * @returns whether it was still the first one's; of several that ask at once one gets it
   */
  async adopt(refund: RefundRow, medusaRefundId: string): Promise<boolean> {
    const adopted = await this.table()
      .where({ id: refund.id, medusa_refund_id: refund.medusa_refund_id })
      .update({ medusa_refund_id: medusaRefundId, updated_at: this.now() });
    return adopted === 1;
  }

  /** Nothing was paid back; only by whoever works on it last. */
  async markFailed({ id, claim }: RefundRow, code: string, message: string): Promise<void> {
    await this.table()
      .where({ id, claim, status: "creating" })
      .update({
        status: "failed",
        failure_code: code,
        failure_message: message,
        updated_at: this.now(),
      } as Partial<RefundRow>);
  }

  private table() {
    return this.pg<RefundRow>(TABLE);
  }

  private now() {
    return this.pg.fn.now() as unknown as Date;
  }
}
