import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Which payments an order was placed ahead of. */
export class Migration20261127063000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "atome_qr_charge" add column if not exists "awaited_at" timestamptz null;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "atome_qr_charge" drop column if exists "awaited_at";`);
  }
}
