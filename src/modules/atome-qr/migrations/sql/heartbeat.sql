-- The one row. A store that has just been migrated is given the time of a first run.
insert into "atome_qr_heartbeat" (id, began_at, completed_at)
  values ('recovery', now(), now()) on conflict do nothing;

-- Writes a line of the timeline when staff are to be told that no run completes; see
-- charge-timeline.sql.
create or replace function atome_qr_note_heartbeat() returns trigger language plpgsql set search_path from current as $note$
begin
  insert into atome_qr_charge_event (id, row_id, kind, actor, reason, created_at)
    values ('aqcev_' || gen_random_uuid(), new.id, 'recovery_stale', 'system', new.failure, clock_timestamp());
  return null;
end $note$;

create or replace trigger "atome_qr_heartbeat_told"
  after update of "told_at" on "atome_qr_heartbeat"
  for each row when (new.told_at is not null and (old.told_at is null or new.told_at > old.told_at))
  execute function atome_qr_note_heartbeat();
