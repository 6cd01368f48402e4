import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124092047 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "atome_qr_expiry_override" drop constraint if exists "atome_qr_expiry_override_sales_channel_id_unique";`,
    );
    this.addSql(
      `alter table if exists "atome_qr_expiry_override" drop constraint if exists "atome_qr_expiry_override_region_id_unique";`,
    );
    this.addSql(
      `create table if not exists "atome_qr_charge_event" ("id" text not null, "row_id" text not null, "kind" text not null, "cause" text not null, "user_id" text null, "amount" integer null, "reason" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "atome_qr_charge_event_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_event_deleted_at" ON "atome_qr_charge_event" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_event_row_id_created_at" ON "atome_qr_charge_event" ("row_id", "created_at") WHERE deleted_at IS NULL;`,
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
      `create table if not exists "atome_qr_webhook_report" ("account" text not null, "last_good_at" timestamptz null, "last_good_key" text null, "last_bad_at" timestamptz null, "last_bad_reason" text null, "last_bad_seconds_late" integer null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "atome_qr_webhook_report_pkey" primary key ("account"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_webhook_report_deleted_at" ON "atome_qr_webhook_report" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(`drop index if exists "IDX_atome_qr_charge_created_at";`);
    this.addSql(`drop index if exists "IDX_atome_qr_charge_attention";`);

    this.addSql(
      `alter table if exists "atome_qr_charge" add column if not exists "for_order_id" text null, add column if not exists "email" text null, add column if not exists "attention_handled_at" timestamptz null, add column if not exists "changed_by" text null;`,
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
      `alter table if exists "atome_qr_refund" add column if not exists "changed_by" text null;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_refund_created_at" ON "atome_qr_refund" ("created_at") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "atome_qr_charge_event" cascade;`);

    this.addSql(`drop table if exists "atome_qr_expiry_override" cascade;`);

    this.addSql(`drop table if exists "atome_qr_webhook_report" cascade;`);

    this.addSql(`drop index if exists "IDX_atome_qr_charge_for_order_id";`);
    this.addSql(`drop index if exists "IDX_atome_qr_charge_newest";`);
    this.addSql(`drop index if exists "IDX_atome_qr_charge_by_status";`);
    this.addSql(`drop index if exists "IDX_atome_qr_charge_by_account";`);
    this.addSql(`drop index if exists "IDX_atome_qr_charge_unhandled";`);
    this.addSql(
      `alter table if exists "atome_qr_charge" drop column if exists "for_order_id", drop column if exists "email", drop column if exists "attention_handled_at", drop column if exists "changed_by";`,
    );

    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_attention" ON "atome_qr_charge" ("attention") WHERE attention IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_created_at" ON "atome_qr_charge" ("created_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(`drop index if exists "IDX_atome_qr_refund_created_at";`);
    this.addSql(`alter table if exists "atome_qr_refund" drop column if exists "changed_by";`);
  }
}
