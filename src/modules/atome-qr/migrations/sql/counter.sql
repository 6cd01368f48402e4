-- A sale at the counter: written before its order and its code are made, so that a till that lost the
-- answer, and a process that crashed, go on with it instead of beginning a second one.
create table if not exists atome_qr_sale (
  id text primary key,
  -- The till's own name for it: the same key is the same sale.
  idempotency_key text not null unique,
  -- What was asked for, as it is compared when the key comes again.
  request jsonb not null,
  till_id text,
  -- Known before the order is made, where the sale makes one.
  order_id text not null,
  is_order_ours boolean not null,
  -- The ledger row of its code.
  charge_row_id text,
  cancelled_at timestamptz,
  -- When nothing was left to do: paid, or its order was cancelled or kept by staff.
  closed_at timestamptz,
  created_by text,
  created_at timestamptz not null default now()
);
create index if not exists "IDX_atome_qr_sale_of_till" on atome_qr_sale (till_id, created_at);
create index if not exists "IDX_atome_qr_sale_order" on atome_qr_sale (order_id);
create index if not exists "IDX_atome_qr_sale_charge" on atome_qr_sale (charge_row_id);
create index if not exists "IDX_atome_qr_sale_unfinished" on atome_qr_sale (created_at)
  where closed_at is null;

-- What a till shows its shopper: its customer displays follow it.
create table if not exists atome_qr_till (
  id text primary key,
  shown_sale_id text,
  shown_at timestamptz not null default now()
);

-- A screen that faces the shopper. Of what opens it only hashes are kept.
create table if not exists atome_qr_display (
  id text primary key,
  till_id text not null,
  pairing_code_hash text unique,
  pairing_ends_at timestamptz,
  token_hash text unique,
  -- The one that follows the till: an address opened twice shows codes on the newer screen only.
  screen text,
  paired_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);
create index if not exists "IDX_atome_qr_display_of_till" on atome_qr_display (till_id);
