import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { chosen } from "./chosen";
import { type ChargeRow, type RefundRow } from "./rows";

/** By what the ledger knows a shopper. */
export interface Traces {
  /** In lower case. */
  emails: string[];
  orderIds: string[];
  cartIds: string[];
}

/** What is kept of one payment; without what opens its pay page, and without Omise's picture. */
export interface KeptPayment {
  charge: Pick<ChargeRow, (typeof CHARGE_COLUMNS)[number]>;
  refunds: Pick<RefundRow, (typeof REFUND_COLUMNS)[number]>[];
}

const CHARGE_COLUMNS = [
  "id",
  "charge_id",
  "account",
  "email",
  "status",
  "amount",
  "currency",
  "livemode",
  "refunded_amount",
  "cart_id",
  "order_id",
  "for_order_id",
  "session_id",
  "created_at",
  "expires_at",
  "paid_at",
  "failure_code",
  "failure_message",
  "dispute_status",
  "disputed_amount",
] as const;

const REFUND_COLUMNS = [
  "id",
  "charge_id",
  "refund_id",
  "status",
  "amount",
  "currency",
  "reason",
  "note",
  "created_at",
] as const;

/**
 * The personal data in the plugin's tables: the shopper's e-mail address, and the notes that staff
 * wrote to refunds. What is removed is these alone: the payment, its amounts, times and ids stay, for
 * the books.
 */
export class PersonalData {
  constructor(private readonly pg: Knex) {}

  /**
   * Removes what was kept long enough, up to `limit` charges and as many notes. Only of charges of
   * which nothing can come any more: finalized, nothing for staff to look at, no refund under way or
   * still to be shown.
   *
   * @param days since the charge was finalized; since the refund last changed
   */
  async removeOld(days: number, limit: number): Promise<void> {
    const old = this.pg.raw("now() - make_interval(days => ?)", [days]);
    const charges = this.charges()
      .select("id")
      .whereRaw("(email is not null or return_url is not null)")
      .where("finalized_at", "<", old)
      .where("status_since", "<", old)
      .where((calm) => calm.whereNull("attention").orWhereNotNull("attention_handled_at"))
      .whereRaw("shown_refunded_amount >= refunded_amount")
      .whereRaw(
        `not exists (select 1 from atome_qr_refund refund where refund.charge_id = atome_qr_charge.charge_id
          and refund.status = 'creating' and refund.deleted_at is null)`,
      )
      .orderBy("finalized_at")
      .limit(limit)
      .forUpdate()
      .skipLocked();
    await this.charges().whereIn("id", chosen(this.pg, charges)).update(this.forgotten());
    const refunds = this.refunds()
      .select("id")
      .whereNotNull("note")
      .whereNot({ status: "creating" })
      .where("updated_at", "<", old)
      .orderBy("updated_at")
      .limit(limit)
      .forUpdate()
      .skipLocked();
    await this.refunds().whereIn("id", chosen(this.pg, refunds)).update({ note: null });
  }

  /** Why Omise refused a charge can quote what the shopper typed. */
  private forgotten() {
    const reason = "case when charge_id is null then null else failure_message end";
    return { email: null, return_url: null, failure_message: this.pg.raw(reason) as never };
  }

  /**
   * Removes what is kept of a shopper, at once: no payment needs it to come to its end.
   *
   * @returns of how many charges
   */
  async erase(traces: Traces): Promise<number> {
    return this.pg.transaction(async (trx) => {
      const rows = await this.of(traces, trx).select("id", "charge_id");
      await this.charges(trx)
        .whereIn(
          "id",
          rows.map(({ id }) => id),
        )
        .update(this.forgotten());
      await this.refunds(trx)
        .whereIn(
          "charge_id",
          rows.flatMap(({ charge_id: id }) => id ?? []),
        )
        .update({ note: null });
      return rows.length;
    });
  }

  /** All payments of a shopper, oldest first. */
  async list(traces: Traces): Promise<KeptPayment[]> {
    const charges = await this.of(traces)
      .orderBy("created_at")
      .select(...CHARGE_COLUMNS);
    const refunds = await this.refunds()
      .whereIn(
        "charge_id",
        charges.flatMap(({ charge_id: id }) => id ?? []),
      )
      .orderBy("created_at")
      .select(...REFUND_COLUMNS);
    return charges.map((charge) => ({
      charge,
      refunds: refunds.filter((refund) => refund.charge_id === charge.charge_id),
    }));
  }

  private of({ emails, orderIds, cartIds }: Traces, pg: Knex = this.pg) {
    return this.charges(pg).where((any) => {
      void any
        .whereRaw("email = any(?::text[])", [emails])
        .orWhereRaw("order_id = any(?::text[])", [orderIds])
        .orWhereRaw("for_order_id = any(?::text[])", [orderIds])
        .orWhereRaw("cart_id = any(?::text[])", [cartIds]);
    });
  }

  private charges(pg: Knex = this.pg) {
    return pg<ChargeRow>("atome_qr_charge").whereNull("deleted_at");
  }

  private refunds(pg: Knex = this.pg) {
    return pg<RefundRow>("atome_qr_refund").whereNull("deleted_at");
  }
}
