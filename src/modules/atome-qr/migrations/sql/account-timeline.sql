-- Writes a line of the timeline when staff are to be told of an account's trouble; see
-- charge-timeline.sql.
create or replace function atome_qr_note_account() returns trigger language plpgsql set search_path from current as $note$
begin
  insert into atome_qr_charge_event (id, row_id, kind, actor, reason, created_at)
    values ('aqcev_' || gen_random_uuid(), new.id, 'account_trouble', 'system', new.trouble, clock_timestamp());
  return null;
end $note$;

create or replace trigger "atome_qr_account_told"
  after insert on "atome_qr_account"
  for each row when (new.told_at is not null)
  execute function atome_qr_note_account();

create or replace trigger "atome_qr_account_told_later"
  after update of "told_at" on "atome_qr_account"
  for each row when (new.told_at is not null and (old.told_at is null or new.told_at > old.told_at))
  execute function atome_qr_note_account();
