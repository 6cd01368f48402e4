import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** The hosted pay page and what shoppers are told. */
export class Migration20261124062403 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "atome_qr_charge" drop constraint if exists "atome_qr_charge_pay_token_unique";`,
    );
    // The default gives each row that is there a token of its own, and stays for the instances that
    // still run the last version and write rows without one.
    this.addSql(
      `alter table if exists "atome_qr_charge" add column if not exists "pay_token" text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), add column if not exists "renewing_at" timestamptz null, add column if not exists "renewed_by" text null, add column if not exists "notified" text null, add column if not exists "notify_at" timestamptz null;`,
    );
    // What came to its end before is no news.
    this.addSql(
      `update "atome_qr_charge" set "notified" = "status" where "settled_at" is not null;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_atome_qr_charge_pay_token_unique" ON "atome_qr_charge" ("pay_token") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_of_cart" ON "atome_qr_charge" ("cart_id", "created_at") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_unnotified" ON "atome_qr_charge" ("settled_at") WHERE settled_at IS NOT NULL AND notified IS DISTINCT FROM status AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_atome_qr_charge_pay_token_unique";`);
    this.addSql(`drop index if exists "IDX_atome_qr_charge_of_cart";`);
    this.addSql(`drop index if exists "IDX_atome_qr_charge_unnotified";`);
    this.addSql(
      `alter table if exists "atome_qr_charge" drop column if exists "pay_token", drop column if exists "renewing_at", drop column if exists "renewed_by", drop column if exists "notified", drop column if exists "notify_at";`,
    );
  }
}
