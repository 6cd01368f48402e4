import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { type NotifiedEvent } from "../../domain/plugin-options";
import { type ChargeRow } from "./rows";

/** While one instance tells a shopper, the others leave it alone. */
const LEASE_SECONDS = 120;

/**
 * News that is older is not told any more: it would only puzzle the shopper. It also keeps a store
 * that switches notifications on from telling everybody about last year.
 */
const TOLD_WITHIN_HOURS = 24;

/** Which shoppers have been told what became of their charge. Each is told once, by one instance. */
export class ShopperNews {
  constructor(private readonly pg: Knex) {}

  /** Charges whose shopper has not been told: whoever was to do it failed, or died. */
  async listDue(events: NotifiedEvent[], limit: number): Promise<ChargeRow[]> {
    return this.table()
      .whereNotNull("settled_at")
      .whereNull("deleted_at")
      .whereNotNull("charge_id")
      .whereIn("status", events)
      .andWhereRaw("notified is distinct from status")
      .andWhereRaw("(status <> 'paid' or order_id is not null)")
      .andWhereRaw("(notify_at is null or notify_at <= now())")
      .andWhereRaw("settled_at > now() - make_interval(hours => ?)", [TOLD_WITHIN_HOURS])
      .orderBy("settled_at")
      .limit(limit);
  }

  /** Claims the right to tell the shopper, for as long as that takes. */
  async claim(id: string, event: NotifiedEvent): Promise<boolean> {
    const claimed = await this.table()
      .where({ id, status: event })
      .andWhereRaw("notified is distinct from status")
      .andWhereRaw("(notify_at is null or notify_at <= now())")
      .update({
        notify_at: this.pg.raw("now() + make_interval(secs => ?)", [LEASE_SECONDS]),
      });
    return claimed === 1;
  }

  /** Told, or not to be told. */
  async note(id: string, event: NotifiedEvent): Promise<void> {
    await this.table().where({ id }).update({ notified: event, notify_at: null });
  }

  /** Tried again in a minute at first, then always when twice as late. */
  async postpone(id: string): Promise<void> {
    await this.table()
      .where({ id })
      .update({
        notify_at: this.pg.raw(
          "now() + greatest(now() - coalesce(settled_at, now()), interval '1 minute')",
        ),
      });
  }

  private table() {
    return this.pg<ChargeRow>("atome_qr_charge");
  }
}
