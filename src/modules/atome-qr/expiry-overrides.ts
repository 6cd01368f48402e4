import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";

import { type ExpiryCandidates } from "../../domain/expiry";
import { type ExpiryOverrideRow } from "./rows";

const TABLE = "atome_qr_expiry_override";

/** What an override is for: the store, or the one region or sales channel that is named. */
export type OverrideTarget = Pick<ExpiryOverrideRow, "scope" | "region_id" | "sales_channel_id">;

/** The columns that keep an override the only one of its scope, as the unique indexes have them. */
const CONFLICTS = {
  store: "(scope) where scope = 'store' and deleted_at is null",
  region: "(region_id) where region_id is not null and deleted_at is null",
  sales_channel: "(sales_channel_id) where sales_channel_id is not null and deleted_at is null",
} as const;

/** How long new QR codes live, where staff have said so. Codes that are shown keep their time. */
export class ExpiryOverrides {
  constructor(private readonly pg: Knex) {}

  /**
   * What each scope says for a cart or an order, for `resolveExpiry`; seconds.
   *
   * @param of its region and sales channel, as far as it has them
   */
  async find(of: {
    regionId?: string | null;
    salesChannelId?: string | null;
  }): Promise<Pick<ExpiryCandidates, "store" | "region" | "sales_channel">> {
    const rows = await this.table()
      .whereNull("deleted_at")
      .where((ours) => {
        void ours.where({ scope: "store" });
        if (of.regionId) {
          void ours.orWhere({ region_id: of.regionId });
        }
        if (of.salesChannelId) {
          void ours.orWhere({ sales_channel_id: of.salesChannelId });
        }
      })
      .select("scope", "expires_in_seconds");
    return Object.fromEntries(rows.map((row) => [row.scope, row.expires_in_seconds]));
  }

  async list(filters: Partial<OverrideTarget> = {}): Promise<ExpiryOverrideRow[]> {
    return this.table().where(filters).whereNull("deleted_at").orderBy("created_at");
  }

  /** Sets a scope's override, in the place of the one that it had. */
  async set(
    target: OverrideTarget & { expires_in_seconds: number; updated_by: string | null },
  ): Promise<ExpiryOverrideRow> {
    const { expires_in_seconds, updated_by } = target;
    const now = this.pg.fn.now() as unknown as Date;
    const [row] = await this.table()
      .insert({ id: generateEntityId(undefined, "aqexp"), ...target })
      .onConflict(this.pg.raw(CONFLICTS[target.scope]) as never)
      .merge({ expires_in_seconds, updated_by, updated_at: now })
      .returning("*");
    return row;
  }

  /**
   * Takes an override back. Its row stays, and says who did it.
   *
   * @returns what it was; undefined when it was gone
   */
  async remove(id: string, userId: string | null): Promise<ExpiryOverrideRow | undefined> {
    const row = await this.table().where({ id }).whereNull("deleted_at").first();
    const removed = await this.table()
      .where({ id })
      .whereNull("deleted_at")
      .update({ deleted_at: this.pg.fn.now() as unknown as Date, updated_by: userId });
    return removed === 1 ? row : undefined;
  }

  /** The region or the channel is gone: so is what was said for it. */
  async removeOf(target: Partial<OverrideTarget>): Promise<void> {
    await this.table().where(target).delete();
  }

  /**
   * Puts back what an override was before; undefined: there was none. Nothing happens where somebody
   * else has changed it since.
   */
  async restore(now: ExpiryOverrideRow, before: ExpiryOverrideRow | undefined): Promise<void> {
    const { id, expires_in_seconds, updated_by } = now;
    const ours = this.table().where({ id, expires_in_seconds, updated_by });
    if (before) {
      const { expires_in_seconds, updated_by, updated_at } = before;
      await ours.update({ expires_in_seconds, updated_by, updated_at });
    } else {
      await ours.delete();
    }
  }

  /** Puts back what was taken back, unless there is another one by now. */
  async putBack(row: ExpiryOverrideRow): Promise<void> {
    const { id, scope, region_id, sales_channel_id, updated_by } = row;
    const [other] = await this.list({ scope, region_id, sales_channel_id });
    if (!other) {
      await this.table().where({ id }).update({ deleted_at: null, updated_by });
    }
  }

  private table() {
    return this.pg<ExpiryOverrideRow>(TABLE);
  }
}
