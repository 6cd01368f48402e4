import { readdirSync } from "node:fs";
import { join } from "node:path";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type Migration } from "@medusajs/framework/mikro-orm/migrations";

const MIGRATIONS = join(__dirname, "../../src/modules/atome-qr/migrations");

/** Makes the plugin's tables in an empty database, without a Medusa. */
export async function migrate(pg: Knex): Promise<void> {
  const files = readdirSync(MIGRATIONS).filter((name) => /^Migration\d+\.ts$/.test(name));
  for (const file of files.sort()) {
    const module = (await import(join(MIGRATIONS, file))) as Record<
      string,
      new (...parts: never[]) => Migration
    >;
    const migration = new module[file.replace(".ts", "")]({} as never, {} as never);
    await migration.up();
    for (const sql of migration.getQueries()) await pg.raw(sql as string);
  }
}
