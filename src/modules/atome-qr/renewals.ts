import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { renewalLeaseSeconds } from "../../domain/timing";
import { type ChargeRow, type KnownChargeRow } from "./rows";

/** The ledger's side of asking for a new code on the pay page: one for however many clicks. */
export class Renewals {
  constructor(private readonly pg: Knex) {}

  /**
   * Claims the right to make a new code in an ended charge's place.
   *
   * @param timeoutMs the account's request timeout
   * @returns false when another process is at it, or has done it
   */
  async claim(id: string, timeoutMs: number): Promise<boolean> {
    const claimed = await this.table()
      .where({ id })
      .whereIn("status", ["failed", "expired"])
      .whereNull("renewed_by")
      .andWhereRaw("(renewing_at is null or renewing_at <= now() - make_interval(secs => ?))", [
        renewalLeaseSeconds(timeoutMs),
      ])
      .update({ renewing_at: this.pg.fn.now() as unknown as Date });
    return claimed === 1;
  }

  /** The claimed work is done, or with null was in vain and may be tried again. */
  async end(id: string, newRowId: string | null): Promise<void> {
    await this.table().where({ id }).update({ renewing_at: null, renewed_by: newRowId });
  }

  /** The newest charge that took a charge's place: of its cart, or made on the pay page. */
  async findNewer(row: ChargeRow): Promise<KnownChargeRow | undefined> {
    const newer = this.table()
      .whereNull("deleted_at")
      .whereNotNull("charge_id")
      // Not by the time alone: Postgres's is finer than JavaScript's, which has read it.
      .whereNot({ id: row.id })
      .where("created_at", ">=", row.created_at)
      .where((ours) => {
        void ours.where({ id: row.renewed_by ?? "" });
        if (row.cart_id) {
          void ours.orWhere({ cart_id: row.cart_id });
        }
      })
      .orderBy("created_at", "desc")
      .first();
    return newer as Promise<KnownChargeRow | undefined>;
  }

  private table() {
    return this.pg<ChargeRow>("atome_qr_charge");
  }
}
