import type pg from "pg";

/** Rows of the ledger that are not finalized, and are as they should be. */
export interface Unfinished {
  statuses: readonly string[];
  /** Why they wait for staff. */
  attention: readonly string[];
}

export const NOTHING: Unfinished = { statuses: [], attention: [] };

/** What is left undone; all 0 at rest. */
export interface Unrest {
  unfinalized: number;
  inbox: number;
  refunds: number;
  /** Charges with a refund that the order may not show. */
  unshown: number;
  /** Finalized charges that are to be looked at again: refunded, disputed, or paid after all. */
  unread: number;
}

export async function readUnrest(db: pg.Pool, unfinished: Unfinished): Promise<Unrest> {
  const { rows } = await db.query<Unrest>(UNREST, [unfinished.statuses, unfinished.attention]);
  return rows[0];
}

const UNREST = `
  select (select count(*) from atome_qr_charge
           where finalized_at is null and status <> all($1::text[])
             and coalesce(attention, '') <> all($2::text[]))::int as unfinalized,
         (select count(*) from atome_qr_webhook_event event where not exists (
           select 1 from atome_qr_charge charge
            where charge.charge_id = event.charge_id and charge.finalized_at is null
              and charge.attention = any($2::text[])))::int as inbox,
         (select count(*) from atome_qr_refund where status = 'creating')::int as refunds,
         (select count(*) from atome_qr_charge
           where status = 'paid' and shown_refunded_amount < refunded_amount
             and attention is distinct from 'refund_not_recorded')::int as unshown,
         (select count(*) from atome_qr_charge
           where finalized_at is not null and next_check_at <= now() and charge_id is not null
             and (status in ('failed', 'expired')
               or (status = 'paid' and refunded_amount < amount)))::int as unread`;
