import { type Knex } from "@medusajs/framework/mikro-orm/knex";

/** Every row of every table, as text, by table: to see what changed, or what should not be there. */
export async function readTables(db: Knex): Promise<Map<string, string[]>> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const tables = new Map<string, string[]>();
  for (const { name } of rows) {
    const read = await db.raw<{ rows: { line: string }[] }>(
      `select t::text as line from ${name} t order by 1`,
    );
    tables.set(
      name,
      read.rows.map(({ line }) => line),
    );
  }
  return tables;
}
