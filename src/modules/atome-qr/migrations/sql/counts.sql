-- No models: what is so at present. Unlogged, as none of them need survive a crash of the database.
-- All windows are the database's: instances' clocks may differ.

-- The requests to each Omise account in the present second and minute; see rate-budget.ts.
create unlogged table if not exists "atome_qr_rate_limit" (
  "account" text not null,
  "second" timestamptz not null,
  "total" integer not null default 0,
  "reads" integer not null default 0,
  "shoppers" integer not null default 0,
  "shopper_reads" integer not null default 0,
  "paused_until" timestamptz not null default '-infinity',
  "minute" timestamptz not null,
  "requests" integer not null default 0,
  "waited" integer not null default 0,
  "last_requests" integer not null default 0,
  "last_waited" integer not null default 0,
  constraint "atome_qr_rate_limit_pkey" primary key ("account")
);

-- Takes one request of the present second: 0, or how many milliseconds to wait for the next one.
create or replace function atome_qr_take_request(
  p_account text, p_read boolean, p_shopper boolean, p_first_try boolean,
  p_total integer, p_reads integer, p_shoppers integer, p_shopper_reads integer, p_now timestamptz
) returns integer language plpgsql set search_path from current as $take$
declare
  one atome_qr_rate_limit;
  now_second timestamptz;
  now_minute timestamptz;
  ends timestamptz;
begin
  insert into atome_qr_rate_limit (account, second, minute)
    values (p_account, 'epoch', 'epoch') on conflict do nothing;
  select * into one from atome_qr_rate_limit where account = p_account for update;
  -- After the wait for the row.
  p_now := coalesce(p_now, clock_timestamp());
  now_second := date_trunc('second', p_now);
  now_minute := date_trunc('minute', p_now);
  if one.second <> now_second then
    one.second := now_second;
    one.total := 0;
    one.reads := 0;
    one.shoppers := 0;
    one.shopper_reads := 0;
  end if;
  if one.minute <> now_minute then
    one.last_requests := case when one.minute = now_minute - interval '1 minute' then one.requests else 0 end;
    one.last_waited := case when one.minute = now_minute - interval '1 minute' then one.waited else 0 end;
    one.minute := now_minute;
    one.requests := 0;
    one.waited := 0;
  end if;
  if one.paused_until > p_now then
    ends := one.paused_until;
  elsif one.total >= p_total or (p_read and one.reads >= p_reads)
    or (p_shopper and one.shoppers >= p_shoppers)
    or (p_shopper and p_read and one.shopper_reads >= p_shopper_reads) then
    ends := now_second + interval '1 second';
  else
    one.total := one.total + 1;
    one.requests := one.requests + 1;
    if p_read then one.reads := one.reads + 1; end if;
    if p_shopper then one.shoppers := one.shoppers + 1; end if;
    if p_shopper and p_read then one.shopper_reads := one.shopper_reads + 1; end if;
  end if;
  if ends is not null and p_first_try then one.waited := one.waited + 1; end if;
  update atome_qr_rate_limit set second = one.second, total = one.total, reads = one.reads,
    shoppers = one.shoppers, shopper_reads = one.shopper_reads, minute = one.minute, requests = one.requests, waited = one.waited,
    last_requests = one.last_requests, last_waited = one.last_waited
  where account = p_account;
  return case when ends is null then 0
    else greatest(ceil(extract(epoch from ends - p_now) * 1000), 1) end;
end $take$;

-- Who is at what must not be done twice at once; see leases.ts.
create unlogged table if not exists "atome_qr_lease" (
  "key" text not null,
  "token" text not null,
  "ends_at" timestamptz not null,
  constraint "atome_qr_lease_pkey" primary key ("key")
);

-- What is limited per cart, address or the like; see counters.ts.
create unlogged table if not exists "atome_qr_counter" (
  "key" text not null,
  "count" integer not null,
  "ends_at" timestamptz not null,
  constraint "atome_qr_counter_pkey" primary key ("key")
);
