import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124062317 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "atome_qr_charge" add column if not exists "source_id" text null;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_atome_qr_charge_source_id_unique" ON "atome_qr_charge" ("source_id") WHERE source_id IS NOT NULL AND deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_atome_qr_charge_source_id_unique";`);
    this.addSql(`alter table if exists "atome_qr_charge" drop column if exists "source_id";`);
  }
}
