import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** An index of what holds personal data still, by which the job finds what was kept long enough. */
export class Migration20261130100000 extends Migration {
  override up(): void {
    this.addSql(
      `create index if not exists "IDX_atome_qr_refund_with_note" on "atome_qr_refund" ("updated_at") where note is not null and deleted_at is null;`,
    );
  }

  override down(): void {
    this.addSql(`drop index if exists "IDX_atome_qr_refund_with_note";`);
  }
}
