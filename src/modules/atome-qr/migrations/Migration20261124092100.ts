import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand: what a model cannot say. Triggers write `atome_qr_charge_event`, so that whoever
 * changes a row of the ledger, in whatever way, leaves exactly one trace, in the same transaction
 * and without a request of its own. They insert values that are there, under fresh ids: nothing in
 * them can fail and so stop a payment.
 */
export class Migration20261124092100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index if not exists "IDX_atome_qr_charge_email" on "atome_qr_charge" ("email" text_pattern_ops) where email is not null and deleted_at is null;`,
    );
    this.addSql(NOTE_CHARGE);
    this.addSql(
      `create or replace trigger "atome_qr_charge_made" after insert on "atome_qr_charge" for each row execute function atome_qr_note_charge();`,
    );
    this.addSql(
      `create or replace trigger "atome_qr_charge_changed" after update of "status", "order_id", "attention", "attention_handled_at" on "atome_qr_charge" for each row when (old.status is distinct from new.status or old.order_id is distinct from new.order_id or old.attention is distinct from new.attention or old.attention_handled_at is distinct from new.attention_handled_at) execute function atome_qr_note_charge();`,
    );
    this.addSql(NOTE_REFUND);
    this.addSql(
      `create or replace trigger "atome_qr_refund_made" after insert on "atome_qr_refund" for each row execute function atome_qr_note_refund();`,
    );
    this.addSql(
      `create or replace trigger "atome_qr_refund_changed" after update of "status" on "atome_qr_refund" for each row when (old.status is distinct from new.status) execute function atome_qr_note_refund();`,
    );
    // What is known of the charges that were there before.
    this.addSql(BACKFILL);
  }

  override async down(): Promise<void> {
    this.addSql(`drop trigger if exists "atome_qr_charge_made" on "atome_qr_charge";`);
    this.addSql(`drop trigger if exists "atome_qr_charge_changed" on "atome_qr_charge";`);
    this.addSql(`drop trigger if exists "atome_qr_refund_made" on "atome_qr_refund";`);
    this.addSql(`drop trigger if exists "atome_qr_refund_changed" on "atome_qr_refund";`);
    this.addSql(`drop function if exists atome_qr_note_charge();`);
    this.addSql(`drop function if exists atome_qr_note_refund();`);
    this.addSql(`drop index if exists "IDX_atome_qr_charge_email";`);
  }
}

/** `changed_by` is `staff:<user id>`, another cause's name, or null for the system itself. */
const CAUSE = `
  cause text := coalesce(nullif(split_part(new.changed_by, ':', 1), ''), 'system');
  who text := nullif(split_part(new.changed_by, ':', 2), '');`;

/** One statement can bring several events: each gets a time of its own, in this order. */
const NOTE_CHARGE = `
create or replace function atome_qr_note_charge() returns trigger language plpgsql set search_path from current as $note$
declare
  was_status text := 'creating';
  was_order text;
  was_attention text;
  was_handled timestamptz;
  at timestamptz := clock_timestamp();${CAUSE}
begin
  if tg_op = 'INSERT' then
    insert into atome_qr_charge_event (id, row_id, kind, cause, user_id, created_at)
      values ('aqcev_' || gen_random_uuid(), new.id, 'created', cause, who, at);
  else
    was_status := old.status;
    was_order := old.order_id;
    was_attention := old.attention;
    was_handled := old.attention_handled_at;
  end if;
  if new.status is distinct from was_status then
    insert into atome_qr_charge_event (id, row_id, kind, cause, user_id, reason, created_at)
      values ('aqcev_' || gen_random_uuid(), new.id,
        case new.status when 'pending' then 'opened' else new.status end, cause, who,
        case new.status when 'failed' then new.failure_code end, at + interval '1 microsecond');
  end if;
  if new.attention is distinct from was_attention then
    insert into atome_qr_charge_event (id, row_id, kind, cause, user_id, reason, created_at)
      values ('aqcev_' || gen_random_uuid(), new.id,
        case when new.attention is null then 'attention_cleared' else 'attention' end, cause, who,
        coalesce(new.attention, was_attention), at + interval '2 microseconds');
  elsif new.attention_handled_at is null and was_handled is not null then
    insert into atome_qr_charge_event (id, row_id, kind, cause, user_id, reason, created_at)
      values ('aqcev_' || gen_random_uuid(), new.id, 'attention_reopened', cause, who,
        new.attention, at + interval '2 microseconds');
  elsif new.attention_handled_at is not null and was_handled is null then
    insert into atome_qr_charge_event (id, row_id, kind, cause, user_id, reason, created_at)
      values ('aqcev_' || gen_random_uuid(), new.id, 'attention_handled', cause, who,
        new.attention, at + interval '2 microseconds');
  end if;
  if new.order_id is not null and new.order_id is distinct from was_order then
    insert into atome_qr_charge_event (id, row_id, kind, cause, user_id, reason, created_at)
      values ('aqcev_' || gen_random_uuid(), new.id, 'order_placed', cause, who,
        new.order_id, at + interval '3 microseconds');
  end if;
  return null;
end $note$;`;

/** A refund that is news with its outcome was made in Omise's dashboard. */
const NOTE_REFUND = `
create or replace function atome_qr_note_refund() returns trigger language plpgsql set search_path from current as $note$
declare
  at timestamptz := clock_timestamp();${CAUSE}
begin
  insert into atome_qr_charge_event (id, row_id, kind, cause, user_id, amount, reason, created_at)
    select 'aqcev_' || gen_random_uuid(), charge.id,
      case new.status when 'creating' then 'refund_requested' when 'succeeded' then 'refunded' else 'refund_failed' end,
      cause, who, new.amount,
      case new.status when 'failed' then coalesce(new.failure_code, new.reason) else new.reason end, at
    from atome_qr_charge charge where charge.charge_id = new.charge_id and charge.deleted_at is null;
  return null;
end $note$;`;

const BACKFILL = `
insert into atome_qr_charge_event (id, row_id, kind, cause, amount, reason, created_at)
  select 'aqcev_' || gen_random_uuid(), id, 'created', 'system', cast(null as integer), cast(null as text), created_at
    from atome_qr_charge
  union all
  select 'aqcev_' || gen_random_uuid(), id, status, 'system', null, failure_code,
      case status when 'paid' then coalesce(paid_at, updated_at) else coalesce(settled_at, updated_at) end
    from atome_qr_charge where status in ('paid', 'failed', 'expired')
  union all
  select 'aqcev_' || gen_random_uuid(), charge.id, 'refunded', 'system', refund.amount, refund.reason, refund.updated_at
    from atome_qr_refund refund join atome_qr_charge charge on charge.charge_id = refund.charge_id
    where refund.status = 'succeeded';`;
