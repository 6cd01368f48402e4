import pg from "pg";

/**
 * The rows that every test begins with. Statement triggers note which tables a test wrote to, so
 * that only those are put back, sequences included. Both live in schemas of their
 * own, `kept` and `kept_rows`.
 */
export interface SeededRows {
  /** Puts everything back; answers the names of the tables that had been written to. */
  restore(): Promise<string[]>;
  close(): Promise<void>;
}

/**
 * Keeps a copy of all rows of a database as they are now.
 *
 * @param connectionString a superuser's: only that may put rows back without firing triggers
 */
export async function keepRows(connectionString: string): Promise<SeededRows> {
  const client = new pg.Client({ connectionString, application_name: "seeded-rows" });
  await client.connect();
  await client.query(KEEP);
  return {
    async restore() {
      const { rows } = await client.query<{ tables: string[] }>("select kept.restore() as tables");
      return rows[0].tables;
    },
    close: () => client.end(),
  };
}

const KEEP = `
create schema kept;
create schema kept_rows;
-- No key: two transactions that write to one table must not wait for each other here.
create unlogged table kept.written (name text not null);
create table kept.sequence as
  select format('%I.%I', schemaname, sequencename) as name, start_value, last_value
  from pg_sequences where schemaname = 'public';

create function kept.note() returns trigger language plpgsql as $$
begin
  insert into kept.written values (tg_argv[0]);
  return null;
end $$;

do $$
declare one name;
begin
  for one in
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
  loop
    execute format('create table kept_rows.%1$I as select * from public.%1$I', one);
    execute format(
      'create trigger note_for_tests after insert or update or delete or truncate on public.%I
       for each statement execute function kept.note(%L)', one, one);
  end loop;
end $$;

create function kept.restore() returns text[] language plpgsql as $$
declare
  tables text[];
  one text;
  columns text;
begin
  -- No trigger fires: neither the plugin's, nor a foreign key's, nor the one above.
  set local session_replication_role = replica;
  -- In one statement: what is written from here on is put back the next time.
  with taken as (delete from kept.written returning name)
  select coalesce(array_agg(distinct name order by name), '{}') into tables from taken;
  foreach one in array tables loop
    select string_agg(quote_ident(attname), ', ') into columns from pg_attribute
    where attrelid = format('public.%I', one)::regclass
      and attnum > 0 and not attisdropped and attgenerated = '';
    execute format('delete from public.%I', one);
    execute format('insert into public.%1$I (%2$s) overriding system value
                    select %2$s from kept_rows.%1$I', one, columns);
  end loop;
  perform setval(name::regclass, coalesce(last_value, start_value), last_value is not null)
  from kept.sequence;
  return tables;
end $$;
`;
