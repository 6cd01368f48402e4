import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** The SQL files lie beside this file, in the source and in the built package (scripts/build.mjs). */
const readSql = (name: string): string => readFileSync(join(__dirname, "sql", name), "utf8");

/** The tables of 0.1.0: generated from the models, then what a model cannot say. */
export class Migration20261129040818 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "atome_qr_webhook_event" drop constraint if exists "atome_qr_webhook_event_account_event_id_unique";`,
    );
    this.addSql(
      `alter table if exists "atome_qr_refund" drop constraint if exists "atome_qr_refund_refund_id_unique";`,
    );
    this.addSql(
      `alter table if exists "atome_qr_expiry_override" drop constraint if exists "atome_qr_expiry_override_sales_channel_id_unique";`,
    );
    this.addSql(
      `alter table if exists "atome_qr_expiry_override" drop constraint if exists "atome_qr_expiry_override_region_id_unique";`,
    );
    this.addSql(
      `alter table if exists "atome_qr_charge" drop constraint if exists "atome_qr_charge_source_id_unique";`,
    );
    this.addSql(
      `alter table if exists "atome_qr_charge" drop constraint if exists "atome_qr_charge_charge_id_unique";`,
    );
    this.addSql(
      `create table if not exists "atome_qr_account" ("id" text not null, "omise_id" text null, "livemode" boolean not null, "trouble" text null, "trouble_since" timestamptz null, "told_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "atome_qr_account_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_account_deleted_at" ON "atome_qr_account" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "atome_qr_charge" ("id" text not null, "account" text not null, "session_id" text not null, "cart_id" text null, "order_id" text null, "for_order_id" text null, "email" text null, "charge_id" text null, "source_id" text null, "status" text check ("status" in ('creating', 'pending', 'paid', 'failed', 'expired')) not null, "status_since" timestamptz not null, "amount" integer not null, "currency" text not null, "livemode" boolean not null, "expires_at" timestamptz null, "paid_at" timestamptz null, "failure_code" text null, "failure_message" text null, "refunded_amount" integer not null default 0, "shown_refunded_amount" integer not null default 0, "dispute_id" text null, "dispute_status" text null, "disputed_amount" integer null, "disputes_lost" integer not null default 0, "checked_at" timestamptz null, "finalized_at" timestamptz null, "next_check_at" timestamptz not null, "mismatch_since" timestamptz null, "attempts" integer not null default 0, "last_error" text null, "attention" text null, "attention_detail" text null, "attention_handled_at" timestamptz null, "withdrawn_at" timestamptz null, "awaited_at" timestamptz null, "renewing_at" timestamptz null, "renewed_by" text null, "changed_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "atome_qr_charge_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_deleted_at" ON "atome_qr_charge" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_atome_qr_charge_charge_id_unique" ON "atome_qr_charge" ("charge_id") WHERE charge_id IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_atome_qr_charge_source_id_unique" ON "atome_qr_charge" ("source_id") WHERE source_id IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_session_id" ON "atome_qr_charge" ("session_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_of_cart" ON "atome_qr_charge" ("cart_id", "created_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_cart_id" ON "atome_qr_charge" ("cart_id") WHERE finalized_at IS NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_order_id" ON "atome_qr_charge" ("order_id") WHERE order_id IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_next_check_at" ON "atome_qr_charge" ("next_check_at") WHERE finalized_at IS NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_recheck" ON "atome_qr_charge" ("next_check_at") WHERE finalized_at IS NOT NULL AND status = 'paid' AND (refunded_amount < amount OR shown_refunded_amount < refunded_amount) AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_recheck_ended" ON "atome_qr_charge" ("next_check_at") WHERE finalized_at IS NOT NULL AND status IN ('failed', 'expired') AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_for_order_id" ON "atome_qr_charge" ("for_order_id") WHERE for_order_id IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_newest" ON "atome_qr_charge" ("created_at", "id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_by_status" ON "atome_qr_charge" ("status", "created_at", "id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_by_account" ON "atome_qr_charge" ("account", "created_at", "id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_unhandled" ON "atome_qr_charge" ("created_at", "id") WHERE attention IS NOT NULL AND attention_handled_at IS NULL AND deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "atome_qr_charge_event" ("id" text not null, "row_id" text not null, "kind" text not null, "actor" text not null, "user_id" text null, "amount" integer null, "reason" text null, "published_at" timestamptz null, "publish_after" timestamptz null, "notified_at" timestamptz null, "notify_after" timestamptz null, "staff_told_at" timestamptz null, "tell_staff_after" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "atome_qr_charge_event_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_event_deleted_at" ON "atome_qr_charge_event" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_event_row_id_created_at" ON "atome_qr_charge_event" ("row_id", "created_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_event_unpublished" ON "atome_qr_charge_event" ("created_at") WHERE published_at IS NULL AND kind IN ('order_placed', 'failed', 'expired', 'refunded', 'attention', 'attention_reopened', 'account_trouble', 'recovery_stale') AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_event_unnotified" ON "atome_qr_charge_event" ("created_at") WHERE notified_at IS NULL AND kind IN ('order_placed', 'failed', 'expired', 'refunded') AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_event_staff_untold" ON "atome_qr_charge_event" ("created_at") WHERE staff_told_at IS NULL AND kind IN ('attention', 'attention_reopened', 'account_trouble', 'recovery_stale') AND deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "atome_qr_expiry_override" ("id" text not null, "scope" text check ("scope" in ('store', 'region', 'sales_channel')) not null, "region_id" text null, "sales_channel_id" text null, "expires_in_seconds" integer not null, "updated_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "atome_qr_expiry_override_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_expiry_override_deleted_at" ON "atome_qr_expiry_override" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_atome_qr_expiry_override_of_store" ON "atome_qr_expiry_override" ("scope") WHERE scope = 'store' AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_atome_qr_expiry_override_region_id_unique" ON "atome_qr_expiry_override" ("region_id") WHERE region_id IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_atome_qr_expiry_override_sales_channel_id_unique" ON "atome_qr_expiry_override" ("sales_channel_id") WHERE sales_channel_id IS NOT NULL AND deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "atome_qr_heartbeat" ("id" text not null, "began_at" timestamptz not null, "completed_at" timestamptz not null, "failure" text null, "told_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "atome_qr_heartbeat_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_heartbeat_deleted_at" ON "atome_qr_heartbeat" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "atome_qr_refund" ("id" text not null, "charge_id" text not null, "medusa_refund_id" text null, "refund_id" text null, "status" text check ("status" in ('creating', 'succeeded', 'failed')) not null, "claim" integer not null default 0, "sent_at" timestamptz null, "sends" integer not null default 0, "amount" integer not null, "currency" text not null, "reason" text not null, "failure_code" text null, "failure_message" text null, "changed_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "atome_qr_refund_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_refund_deleted_at" ON "atome_qr_refund" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_refund_charge_id" ON "atome_qr_refund" ("charge_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_refund_created_at" ON "atome_qr_refund" ("created_at") WHERE deleted_at IS NULL;`,
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

    this.addSql(
      `create table if not exists "atome_qr_webhook_report" ("account" text not null, "last_good_at" timestamptz null, "last_good_key" text null, "last_bad_at" timestamptz null, "last_bad_reason" text null, "last_bad_seconds_late" integer null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "atome_qr_webhook_report_pkey" primary key ("account"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_webhook_report_deleted_at" ON "atome_qr_webhook_report" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    // Not of the model: links and `query.graph` must not read them. A row written without a token must
    // not share one: the token opens the pay page.
    this.addSql(
      `alter table "atome_qr_charge" add column if not exists "download_uri" text null, add column if not exists "pay_token" text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');`,
    );
    this.addSql(
      `create unique index if not exists "IDX_atome_qr_charge_pay_token_unique" on "atome_qr_charge" ("pay_token") where deleted_at is null;`,
    );
    this.addSql(`alter table "atome_qr_charge" alter column "status_since" set default now();`);
    // Staff search by the beginning of an address: `like 'abc%'` needs this operator class.
    this.addSql(
      `create index if not exists "IDX_atome_qr_charge_email" on "atome_qr_charge" ("email" text_pattern_ops) where email is not null and deleted_at is null;`,
    );
    this.addSql(readSql("charge-timeline.sql"));
    this.addSql(readSql("refund-timeline.sql"));
    this.addSql(readSql("account-timeline.sql"));
    this.addSql(readSql("heartbeat.sql"));
    this.addSql(readSql("counts.sql"));
    this.addSql(readSql("environment.sql"));
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "atome_qr_account" cascade;`);

    this.addSql(`drop table if exists "atome_qr_charge" cascade;`);

    this.addSql(`drop table if exists "atome_qr_charge_event" cascade;`);

    this.addSql(`drop table if exists "atome_qr_expiry_override" cascade;`);

    this.addSql(`drop table if exists "atome_qr_heartbeat" cascade;`);

    this.addSql(`drop table if exists "atome_qr_refund" cascade;`);

    this.addSql(`drop table if exists "atome_qr_webhook_event" cascade;`);

    this.addSql(`drop table if exists "atome_qr_webhook_report" cascade;`);

    this.addSql(`drop table if exists "atome_qr_rate_limit" cascade;`);

    this.addSql(`drop table if exists "atome_qr_environment" cascade;`);

    this.addSql(`drop table if exists "atome_qr_counter" cascade;`);

    this.addSql(`drop table if exists "atome_qr_lease" cascade;`);

    this.addSql(
      `drop function if exists atome_qr_take_request(text, boolean, boolean, boolean, integer, integer, integer, integer, timestamptz);`,
    );

    // The triggers went with their tables.
    this.addSql(`drop function if exists atome_qr_note_charge();`);
    this.addSql(`drop function if exists atome_qr_note_refund();`);
    this.addSql(`drop function if exists atome_qr_note_account();`);
    this.addSql(`drop function if exists atome_qr_note_heartbeat();`);
  }
}
