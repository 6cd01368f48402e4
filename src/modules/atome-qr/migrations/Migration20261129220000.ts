import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** The tables of the counter. */
export class Migration20261129220000 extends Migration {
  override up(): void {
    this.addSql(readFileSync(join(__dirname, "sql", "counter.sql"), "utf8"));
  }

  override down(): void {
    for (const table of ["atome_qr_display", "atome_qr_till", "atome_qr_sale"]) {
      this.addSql(`drop table if exists "${table}" cascade;`);
    }
  }
}
