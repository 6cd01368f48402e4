import { type Knex } from "@medusajs/framework/mikro-orm/knex";

interface Queried {
  sql: string;
  bindings?: Knex.RawBinding[];
}

/** Shows how Postgres would run the very queries that some code makes. */
export function explainer(db: Knex) {
  /** The plans of the lists that `work` reads (not of what it counts), in their order. */
  async function plans(work: () => Promise<unknown>): Promise<string[]> {
    const made: Queried[] = [];
    const note = ({ sql, bindings }: Queried) => {
      if (/^select \*/i.test(sql)) {
        made.push({ sql, bindings });
      }
    };
    db.on("query", note);
    await work();
    db.removeListener("query", note);
    return Promise.all(made.map((query) => explain(query)));
  }

  async function explain({ sql, bindings = [] }: Queried): Promise<string> {
    // Knex numbers the placeholders of what it has run.
    const text = sql.replace(/\$\d+/g, "?");
    const { rows } = await db.raw<{ rows: { "QUERY PLAN": string }[] }>(
      `explain ${text}`,
      bindings,
    );
    return rows.map((line) => line["QUERY PLAN"]).join("\n");
  }

  return { plans };
}
