-- Writes a line of the timeline, atome_qr_charge_event, for each change of a charge's state: in the
-- same transaction, so none is missing and none comes twice, whatever wrote the row.
-- It only inserts values that exist, under new ids, so it cannot fail and stop a payment.
--
-- changed_by is `staff:<user id>`, the name of another actor, or null for the system itself.
-- One statement can bring several events: each gets its own time, in this order.
create or replace function atome_qr_note_charge() returns trigger language plpgsql set search_path from current as $note$
declare
  was_status text := 'creating';
  was_order text;
  was_attention text;
  was_detail text;
  was_handled timestamptz;
  at timestamptz := clock_timestamp();
  actor text := coalesce(nullif(split_part(new.changed_by, ':', 1), ''), 'system');
  who text := nullif(split_part(new.changed_by, ':', 2), '');
begin
  if tg_op = 'INSERT' then
    insert into atome_qr_charge_event (id, row_id, kind, actor, user_id, created_at)
      values ('aqcev_' || gen_random_uuid(), new.id, 'created', actor, who, at);
  else
    was_status := old.status;
    was_order := old.order_id;
    was_attention := old.attention;
    was_detail := old.attention_detail;
    was_handled := old.attention_handled_at;
  end if;
  if new.status is distinct from was_status then
    insert into atome_qr_charge_event (id, row_id, kind, actor, user_id, reason, created_at)
      values ('aqcev_' || gen_random_uuid(), new.id,
        case new.status when 'pending' then 'opened' else new.status end, actor, who,
        case new.status when 'failed' then new.failure_code end, at + interval '1 microsecond');
  end if;
  -- Another error behind the same reason is told again.
  if new.attention is distinct from was_attention
    or (new.attention is not null and new.attention_detail is distinct from was_detail) then
    insert into atome_qr_charge_event (id, row_id, kind, actor, user_id, reason, created_at)
      values ('aqcev_' || gen_random_uuid(), new.id,
        case when new.attention is null then 'attention_cleared' else 'attention' end, actor, who,
        coalesce(new.attention, was_attention), at + interval '2 microseconds');
  elsif new.attention_handled_at is null and was_handled is not null then
    insert into atome_qr_charge_event (id, row_id, kind, actor, user_id, reason, created_at)
      values ('aqcev_' || gen_random_uuid(), new.id, 'attention_reopened', actor, who,
        new.attention, at + interval '2 microseconds');
  elsif new.attention_handled_at is not null and was_handled is null then
    insert into atome_qr_charge_event (id, row_id, kind, actor, user_id, reason, created_at)
      values ('aqcev_' || gen_random_uuid(), new.id, 'attention_handled', actor, who,
        new.attention, at + interval '2 microseconds');
  end if;
  if new.order_id is not null and new.order_id is distinct from was_order then
    insert into atome_qr_charge_event (id, row_id, kind, actor, user_id, reason, created_at)
      values ('aqcev_' || gen_random_uuid(), new.id, 'order_placed', actor, who,
        new.order_id, at + interval '3 microseconds');
  end if;
  return null;
end $note$;

create or replace trigger "atome_qr_charge_made"
  after insert on "atome_qr_charge"
  for each row execute function atome_qr_note_charge();

create or replace trigger "atome_qr_charge_changed"
  after update of "status", "order_id", "attention", "attention_detail", "attention_handled_at" on "atome_qr_charge"
  for each row when (
    old.status is distinct from new.status
    or old.order_id is distinct from new.order_id
    or old.attention is distinct from new.attention
    or old.attention_detail is distinct from new.attention_detail
    or old.attention_handled_at is distinct from new.attention_handled_at
  )
  execute function atome_qr_note_charge();
