-- No model: rate-limiter-flexible requires exactly these columns, in this order.
-- Unlogged: a count of the current second need not survive a crash of the database.
create unlogged table if not exists "atome_qr_rate_limit" (
  "key" text not null,
  "points" integer not null default 0,
  "expire" bigint null,
  constraint "atome_qr_rate_limit_pkey" primary key ("key")
);
