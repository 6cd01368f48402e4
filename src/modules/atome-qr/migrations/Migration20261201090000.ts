import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * What the flow `redirect` needs of a charge: which one it is, and, hidden from links and `query.graph`
 * (see `ChargeSecrets`), Atome's page and where its shopper comes back to. And an index of the charges
 * that hold personal data still, as that address can.
 */
export class Migration20261201090000 extends Migration {
  override up(): void {
    this.addSql(
      `alter table if exists "atome_qr_charge" add column if not exists "flow" text not null default 'qr', add column if not exists "authorize_uri" text null, add column if not exists "return_url" text null;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_atome_qr_charge_redirect" ON "atome_qr_charge" ("created_at", "id") WHERE flow = 'redirect' AND deleted_at IS NULL;`,
    );
    this.addSql(
      `create index if not exists "IDX_atome_qr_charge_personal" on "atome_qr_charge" ("finalized_at") where (email is not null or return_url is not null) and deleted_at is null;`,
    );
  }

  override down(): void {
    this.addSql(`drop index if exists "IDX_atome_qr_charge_personal";`);
    this.addSql(
      `alter table if exists "atome_qr_charge" drop column if exists "flow", drop column if exists "authorize_uri", drop column if exists "return_url";`,
    );
  }
}
