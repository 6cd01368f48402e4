import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124022124 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "atome_qr_webhook_event" drop constraint if exists "atome_qr_webhook_event_account_event_id_unique";`,
    );
    this.addSql(
      `alter table if exists "atome_qr_refund" drop constraint if exists "atome_qr_refund_refund_id_unique";`,
    );
    this.addSql(
      `alter table if exists "atome_qr_charge" drop constraint if exists "atome_qr_charge_charge_id_unique";`,
    );
    this.addSql(
      `create table if not exists "atome_qr_charge" ("id" text not null, "account" text not null, "session_id" text not null, "cart_id" text null, "order_id" text null, "charge_id" text null, "status" text check ("status" in ('creating', 'pending', 'paid', 'failed', 'expired')) not null, "amount" integer not null, "currency" text not null, "livemode" boolean not null, "download_uri" text null, "expires_at" timestamptz null, "paid_at" timestamptz null, "failure_code" text null, "failure_message" text null, "refunded_amount" integer not null default 0, "checked_at" timestamptz null, "settled_at" timestamptz null, "next_check_at" timestamptz not null, "mismatch_since" timestamptz null, "attempts" integer not null default 0, "last_error" text null, "attention" text null, "announced_attention" text null, "announced_refunded_amount" integer not null default 0, "withdrawn_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "atome_qr_charge_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_deleted_at" ON "atome_qr_charge" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_atome_qr_charge_charge_id_unique" ON "atome_qr_charge" ("charge_id") WHERE charge_id IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_session_id" ON "atome_qr_charge" ("session_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_cart_id" ON "atome_qr_charge" ("cart_id") WHERE settled_at IS NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_order_id" ON "atome_qr_charge" ("order_id") WHERE order_id IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_next_check_at" ON "atome_qr_charge" ("next_check_at") WHERE settled_at IS NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_recheck" ON "atome_qr_charge" ("next_check_at") WHERE settled_at IS NOT NULL AND status = 'paid' AND refunded_amount < amount AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_unannounced" ON "atome_qr_charge" ("updated_at") WHERE ((attention IS NOT NULL AND attention IS DISTINCT FROM announced_attention) OR refunded_amount > announced_refunded_amount) AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_created_at" ON "atome_qr_charge" ("created_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_attention" ON "atome_qr_charge" ("attention") WHERE attention IS NOT NULL AND deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "atome_qr_refund" ("id" text not null, "charge_id" text not null, "medusa_refund_id" text null, "refund_id" text null, "status" text check ("status" in ('creating', 'succeeded', 'failed')) not null, "claim" integer not null default 0, "amount" integer not null, "currency" text not null, "reason" text not null, "failure_code" text null, "failure_message" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "atome_qr_refund_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_refund_deleted_at" ON "atome_qr_refund" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_refund_charge_id" ON "atome_qr_refund" ("charge_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_atome_qr_refund_one_under_way" ON "atome_qr_refund" ("charge_id") WHERE status = 'creating' AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_atome_qr_refund_refund_id_unique" ON "atome_qr_refund" ("refund_id") WHERE refund_id IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_refund_medusa_refund_id" ON "atome_qr_refund" ("medusa_refund_id") WHERE medusa_refund_id IS NOT NULL AND deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "atome_qr_webhook_event" ("id" text not null, "account" text not null, "event_id" text not null, "key" text not null, "charge_id" text not null, "attempt_id" text null, "next_attempt_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "atome_qr_webhook_event_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_webhook_event_deleted_at" ON "atome_qr_webhook_event" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_atome_qr_webhook_event_account_event_id_unique" ON "atome_qr_webhook_event" ("account", "event_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_webhook_event_next_attempt_at" ON "atome_qr_webhook_event" ("next_attempt_at") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "atome_qr_charge" cascade;`);

    this.addSql(`drop table if exists "atome_qr_refund" cascade;`);

    this.addSql(`drop table if exists "atome_qr_webhook_event" cascade;`);
  }
}
