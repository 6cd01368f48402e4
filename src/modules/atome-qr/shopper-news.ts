import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { type NotifiedEvent } from "../../domain/plugin-options";
import {
  FIRST_NOTIFICATION_RETRY_SECONDS,
  NOTIFICATION_LEASE_SECONDS,
  NOTIFY_WITHIN_HOURS,
} from "../../domain/timing";
import { type ChargeRow } from "./rows";

/** Which shoppers have been told what became of their charge. Each is told once, by one instance. */
export class ShopperNews {
  constructor(private readonly pg: Knex) {}

  /** Charges whose shopper has not been told: whoever was to do it failed, or died. */
  async listDue(events: NotifiedEvent[], limit: number): Promise<ChargeRow[]> {
    return this.table()
      .whereNotNull("finalized_at")
      .whereNull("deleted_at")
      .whereNotNull("charge_id")
      .whereIn("status", events)
      .andWhereRaw("notified is distinct from status")
      .andWhereRaw("(status <> 'paid' or order_id is not null)")
      .andWhereRaw("(notify_at is null or notify_at <= now())")
      .andWhereRaw("finalized_at > now() - make_interval(hours => ?)", [NOTIFY_WITHIN_HOURS])
      .orderBy("finalized_at")
      .limit(limit);
  }

  /** Claims the right to tell the shopper, for as long as that takes. */
  async claim(id: string, event: NotifiedEvent): Promise<boolean> {
    const claimed = await this.table()
      .where({ id, status: event })
      .andWhereRaw("notified is distinct from status")
      .andWhereRaw("(notify_at is null or notify_at <= now())")
      .update({
        notify_at: this.pg.raw("now() + make_interval(secs => ?)", [NOTIFICATION_LEASE_SECONDS]),
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
          "now() + greatest(now() - coalesce(finalized_at, now()), make_interval(secs => ?))",
          [FIRST_NOTIFICATION_RETRY_SECONDS],
        ),
      });
  }

  private table() {
    return this.pg<ChargeRow>("atome_qr_charge");
  }
}
