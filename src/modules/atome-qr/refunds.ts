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

  async findByMedusaRefundId(medusaRefundId: string): Promise<RefundRow | undefined> {
    return this.table()
      .where({ medusa_refund_id: medusaRefundId })
      .whereNot({ status: "failed" })
      .first();
  }

  /**
   * Takes over an unresolved refund whose maker has not touched it for `seconds`: true for one
   * caller, which then finds out what became of it.
   */
  async claimStale(id: string, seconds: number): Promise<boolean> {
    const claimed = await this.table()
      .where({ id, status: "creating" })
      .andWhereRaw("updated_at <= now() - make_interval(secs => ?)", [seconds])
      .update({ updated_at: this.now() });
    return claimed === 1;
  }

  async markSucceeded(id: string, refundId: string, medusaRefundId?: string): Promise<void> {
    await this.table()
      .where({ id })
      .update({
        status: "succeeded",
        refund_id: refundId,
        ...(medusaRefundId ? { medusa_refund_id: medusaRefundId } : {}),
        updated_at: this.now(),
      });
  }

  async markFailed(id: string, code: string, message: string): Promise<void> {
    await this.table()
      .where({ id, status: "creating" })
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
