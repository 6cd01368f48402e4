-- No model: one row, by the first store that uses the ledger; see environment.ts.
create table if not exists "atome_qr_environment" (
  "id" text not null,
  "host" text null,
  "database" text null,
  constraint "atome_qr_environment_pkey" primary key ("id")
);
