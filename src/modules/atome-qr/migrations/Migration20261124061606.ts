import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124061606 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "atome_qr_charge" add column if not exists "shown_refunded_amount" integer not null default 0;`,
    );
    this.addSql(`drop index if exists "IDX_atome_qr_charge_recheck";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_recheck" ON "atome_qr_charge" ("next_check_at") WHERE settled_at IS NOT NULL AND status = 'paid' AND (refunded_amount < amount OR shown_refunded_amount < refunded_amount) AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_atome_qr_charge_recheck";`);
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_recheck" ON "atome_qr_charge" ("next_check_at") WHERE settled_at IS NOT NULL AND status = 'paid' AND refunded_amount < amount AND deleted_at IS NULL;`,
    );
    this.addSql(
      `alter table if exists "atome_qr_charge" drop column if exists "shown_refunded_amount";`,
    );
  }
}
