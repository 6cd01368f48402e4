import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** What was resolved by itself, and what staff say about a refund. */
export class Migration20261129230000 extends Migration {
  override up(): void {
    this.addSql(
      `alter table if exists "atome_qr_charge" add column if not exists "resolved_attention" text null, add column if not exists "resolved_at" timestamptz null;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_resolved" ON "atome_qr_charge" ("created_at", "id") WHERE attention IS NULL AND resolved_at IS NOT NULL AND deleted_at IS NULL;`,
    );
    this.addSql(
      `alter table if exists "atome_qr_refund" add column if not exists "refund_reason_id" text null, add column if not exists "note" text null;`,
    );
  }

  override down(): void {
    this.addSql(`drop index if exists "IDX_atome_qr_charge_resolved";`);
    this.addSql(
      `alter table if exists "atome_qr_charge" drop column if exists "resolved_attention", drop column if exists "resolved_at";`,
    );
    this.addSql(
      `alter table if exists "atome_qr_refund" drop column if exists "refund_reason_id", drop column if exists "note";`,
    );
  }
}
