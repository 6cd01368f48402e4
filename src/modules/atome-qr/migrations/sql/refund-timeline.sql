-- Writes a line of the timeline for each change of a refund's status; see charge-timeline.sql.
-- A refund whose row is inserted with its outcome was made in Omise's dashboard.
create or replace function atome_qr_note_refund() returns trigger language plpgsql set search_path from current as $note$
declare
  at timestamptz := clock_timestamp();
  actor text := coalesce(nullif(split_part(new.changed_by, ':', 1), ''), 'system');
  who text := nullif(split_part(new.changed_by, ':', 2), '');
begin
  insert into atome_qr_charge_event (id, row_id, kind, actor, user_id, amount, reason, created_at)
    select 'aqcev_' || gen_random_uuid(), charge.id,
      case new.status when 'creating' then 'refund_requested' when 'succeeded' then 'refunded' else 'refund_failed' end,
      actor, who, new.amount,
      case new.status when 'failed' then coalesce(new.failure_code, new.reason) else new.reason end, at
    from atome_qr_charge charge where charge.charge_id = new.charge_id and charge.deleted_at is null;
  return null;
end $note$;

create or replace trigger "atome_qr_refund_made"
  after insert on "atome_qr_refund"
  for each row execute function atome_qr_note_refund();

create or replace trigger "atome_qr_refund_changed"
  after update of "status" on "atome_qr_refund"
  for each row when (old.status is distinct from new.status)
  execute function atome_qr_note_refund();
