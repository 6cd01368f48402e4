import { isDeepStrictEqual } from "node:util";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";

import { type SaleRequest } from "../../domain/counter";
import { AtomeQrError } from "../../domain/errors";
import { SALE_ABANDONED_AFTER_SECONDS } from "../../domain/timing";
import { type ChargeRow } from "./rows";

/** What each column means: `migrations/sql/counter.sql`. */
export interface SaleRow {
  id: string;
  idempotency_key: string;
  request: SaleRequest;
  till_id: string | null;
  order_id: string;
  is_order_ours: boolean;
  charge_row_id: string | null;
  cancelled_at: Date | null;
  closed_at: Date | null;
  created_by: string | null;
  created_at: Date;
}

interface NewSale {
  key: string;
  request: SaleRequest;
  tillId: string | null;
  userId: string;
}

/** The sales at the counter. */
export class CounterSales {
  constructor(private readonly pg: Knex) {}

  /**
   * The sale of a key: the one that was begun with it, else a new one.
   *
   * @throws AtomeQrError `idempotency_key_reused`: the key is another sale's
   */
  async begin({ key, request, tillId, userId }: NewSale): Promise<SaleRow> {
    const orderId = "orderId" in request.sold ? request.sold.orderId : null;
    await this.table()
      .insert({
        id: generateEntityId(undefined, "aqsale"),
        idempotency_key: key,
        request: JSON.stringify(request) as never,
        till_id: tillId,
        order_id: orderId ?? generateEntityId(undefined, "order"),
        is_order_ours: orderId === null,
        created_by: userId,
      })
      .onConflict("idempotency_key")
      .ignore();
    const row = (await this.table().where({ idempotency_key: key }).first())!;
    if (!isDeepStrictEqual(row.request, JSON.parse(JSON.stringify(request)))) {
      throw new AtomeQrError(
        "idempotency_key_reused",
        "This idempotency_key belongs to another sale. Use a new one for each sale.",
      );
    }
    return row;
  }

  findById(id: string): Promise<SaleRow | undefined> {
    return this.table().where({ id }).first();
  }

  /** Newest first; those in which something is left to do, or all. */
  async list(
    { tillId, isUnfinished }: { tillId: string | null; isUnfinished: boolean },
    { limit, offset }: { limit: number; offset: number },
  ): Promise<{ rows: SaleRow[]; count: number }> {
    const these = () =>
      this.table().where((all) => {
        if (tillId) void all.where({ till_id: tillId });
        if (isUnfinished) void all.whereNull("closed_at");
      });
    const [{ count }] = await these().count<{ count: string }[]>("*");
    const rows = await these().orderBy("created_at", "desc").limit(limit).offset(offset);
    return { rows, count: Number(count) };
  }

  /** Its code is made. Sales that showed an earlier code of the order have nothing left to do. */
  async markCode(sale: SaleRow, chargeRowId: string): Promise<SaleRow> {
    return this.pg.transaction(async (trx) => {
      const earlier = await trx<SaleRow>("atome_qr_sale")
        .where({ order_id: sale.order_id })
        .whereNot({ id: sale.id })
        // Two tills that ask for one order's code at once show the same one.
        .whereRaw("charge_row_id is distinct from ?", [chargeRowId])
        .whereNull("closed_at")
        .update({ closed_at: trx.fn.now() as unknown as Date })
        .returning("is_order_ours");
      const [row] = await trx<SaleRow>("atome_qr_sale")
        .where({ id: sale.id })
        .update({
          charge_row_id: chargeRowId,
          closed_at: null, // by another till, which was a moment earlier
          is_order_ours: sale.is_order_ours || earlier.some((one) => one.is_order_ours),
        })
        .returning("*");
      return row;
    });
  }

  /** The code that a sale shows was renewed on its page: the new one is the sale's. */
  async showRenewed(rowId: string, newRowId: string): Promise<void> {
    await this.table()
      .where({ charge_row_id: rowId })
      .whereNull("closed_at")
      .update({ charge_row_id: newRowId });
  }

  /** Whether the sale of a code was cancelled, or is just being. */
  async isCancelled(rowId: string): Promise<boolean> {
    const cancelled = await this.table()
      .where({ charge_row_id: rowId })
      .whereNotNull("cancelled_at")
      .first("id");
    return cancelled !== undefined;
  }

  /** Nothing is left to do for it, as it was read: its code can have been renewed since. */
  async close({ id, charge_row_id }: SaleRow): Promise<void> {
    await this.table()
      .where({ id, charge_row_id })
      .whereNull("closed_at")
      .update({ closed_at: this.now() });
  }

  /** Its code is being withdrawn; false: that did not go well, and it stands. */
  async markCancelling(id: string, isCancelling: boolean): Promise<void> {
    await this.table()
      .where({ id })
      .whereNull("closed_at")
      .update({ cancelled_at: isCancelling ? this.now() : null });
  }

  async cancel(id: string): Promise<SaleRow> {
    const [row] = await this.table()
      .where({ id })
      .update({ cancelled_at: this.now(), closed_at: this.now() })
      .returning("*");
    return row;
  }

  /** One that was refused, and of which nothing is left: its key is free again. */
  async remove(id: string): Promise<void> {
    await this.table().where({ id }).delete();
  }

  /**
   * Sales that nobody finishes: paid, ended or never shown, for `SALE_ABANDONED_AFTER_SECONDS`. Their
   * till may still show them until then.
   */
  async listAbandoned(limit: number): Promise<SaleRow[]> {
    const rows = await this.pg<SaleRow>("atome_qr_sale as sale")
      .leftJoin<ChargeRow>("atome_qr_charge as charge", "charge.id", "sale.charge_row_id")
      .whereNull("sale.closed_at")
      .whereRaw("coalesce(charge.status, 'failed') in ('paid', 'failed', 'expired')")
      .whereRaw(
        "coalesce(charge.status_since, sale.created_at) <= now() - make_interval(secs => ?)",
        [SALE_ABANDONED_AFTER_SECONDS],
      )
      // So that many that cannot be finished do not stand in the way of the others.
      .orderByRaw("random()")
      .limit(limit)
      .select("sale.*");
    return rows as SaleRow[];
  }

  private now(): Date {
    return this.pg.fn.now() as unknown as Date;
  }

  private table() {
    return this.pg<SaleRow>("atome_qr_sale");
  }
}
