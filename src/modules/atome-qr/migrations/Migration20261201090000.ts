import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * What the flow `redirect` needs of a charge: which one it is, and, hidden from links and `query.graph`
 * (see `ChargeSecrets`), Atome's page and where its shopper comes back to.
 */
export class Migration20261201090000 extends Migration {
  override up(): void {
    this.addSql(
      `alter table if exists "atome_qr_charge" add column if not exists "flow" text not null default 'qr', add column if not exists "authorize_uri" text null, add column if not exists "return_url" text null;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_redirect" ON "atome_qr_charge" ("created_at", "id") WHERE flow = 'redirect' AND deleted_at IS NULL;`,
    );
  }

  override down(): void {
    this.addSql(
      `alter table if exists "atome_qr_charge" drop column if exists "flow", drop column if exists "authorize_uri", drop column if exists "return_url";`,
    );
  }
}
