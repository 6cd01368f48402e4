import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * Written by hand, without a model: rate-limiter-flexible wants exactly these columns, in this
 * order. Unlogged, because a count of the present second need not survive a crash of the database.
 */
export class Migration20261124010000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create unlogged table if not exists "atome_qr_rate_limit" ("key" text not null, "points" integer not null default 0, "expire" bigint null, constraint "atome_qr_rate_limit_pkey" primary key ("key"));`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "atome_qr_rate_limit" cascade;`);
  }
}
