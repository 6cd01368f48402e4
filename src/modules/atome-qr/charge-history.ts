import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { type ChargeEventRow, type RefundRow } from "./rows";

/** What is known about charges beside their rows, for their pages in the admin. */
export class ChargeHistory {
  constructor(private readonly pg: Knex) {}

  /** What happened to the charges of these ledger rows, oldest first. */
  async events(rowIds: string[]): Promise<ChargeEventRow[]> {
    return this.pg<ChargeEventRow>("atome_qr_charge_event")
      .whereRaw("row_id = any(?::text[])", [rowIds])
      .whereNull("deleted_at")
      .orderBy([{ column: "created_at" }, { column: "id" }]);
  }

  /** The refunds of these charges (Omise's ids), oldest first. */
  async refunds(chargeIds: string[]): Promise<RefundRow[]> {
    return this.pg<RefundRow>("atome_qr_refund")
      .whereRaw("charge_id = any(?::text[])", [chargeIds])
      .whereNull("deleted_at")
      .orderBy([{ column: "created_at" }, { column: "id" }]);
  }
}
