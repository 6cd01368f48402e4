import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type Logger } from "@medusajs/framework/types";

import { AtomeQrError } from "../../domain/errors";

/** What the migrations make: every table, and the columns that later ones add to it. */
export const REQUIRED = [
  "atome_qr_account",
  "atome_qr_charge",
  "atome_qr_charge.resolved_attention",
  "atome_qr_charge.resolved_at",
  "atome_qr_charge.flow",
  "atome_qr_charge.authorize_uri",
  "atome_qr_charge.return_url",
  "atome_qr_charge_event",
  "atome_qr_counter",
  "atome_qr_display",
  "atome_qr_environment",
  "atome_qr_expiry_override",
  "atome_qr_heartbeat",
  "atome_qr_lease",
  "atome_qr_rate_limit",
  "atome_qr_refund",
  "atome_qr_refund.refund_reason_id",
  "atome_qr_refund.note",
  "atome_qr_sale",
  "atome_qr_till",
  "atome_qr_webhook_event",
  "atome_qr_webhook_report",
];

/** Postgres has no such table, column or function. */
const UNDEFINED = new Set(["42P01", "42703", "42883"]);

/** So many are named in the log. */
const NAMED = 3;

/**
 * Whether the database has been migrated for this version of the plugin. Until it has, nothing of
 * Atome QR is done, and everything else in the store goes on. Looked up until it is true, so no restart
 * is needed after the migration.
 */
export class Schema {
  private isComplete = false;
  private isTold = false;

  constructor(
    private readonly pg: Knex,
    private readonly logger?: Pick<Logger, "error" | "info">,
  ) {}

  /**
   * Looks again. The log has one line when something is missing, and one when it no longer is.
   *
   * @returns whether nothing is missing
   * @throws when the database does not answer
   */
  async look(): Promise<boolean> {
    const missing = await this.findMissing();
    this.isComplete = missing.length === 0;
    if (!this.isComplete && !this.isTold) {
      this.logger?.error(describeMissing(missing));
    } else if (this.isComplete && this.isTold) {
      this.logger?.info("Atome QR: the database is migrated, and payments are taken again.");
    }
    this.isTold = !this.isComplete;
    return this.isComplete;
  }

  /** @throws AtomeQrError `not_migrated` */
  async assertComplete(): Promise<void> {
    if (!this.isComplete && !(await this.look())) {
      throw notMigrated();
    }
  }

  /**
   * Does what needs the tables.
   *
   * @throws AtomeQrError `not_migrated` · whatever the work throws
   */
  async use<T>(work: () => Promise<T>): Promise<T> {
    await this.assertComplete();
    try {
      return await work();
    } catch (error) {
      if (!UNDEFINED.has((error as { code?: string } | null)?.code ?? "")) {
        throw error;
      }
      await this.look().catch(() => undefined);
      throw notMigrated();
    }
  }

  /** The same for work that the job makes up for: without the tables, it is not done. */
  async useIfComplete(work: () => Promise<void>): Promise<void> {
    try {
      await this.use(work);
    } catch (error) {
      if (!isNotMigrated(error)) {
        throw error;
      }
    }
  }

  /** @returns the tables and columns of `REQUIRED` that the database lacks */
  async findMissing(): Promise<string[]> {
    const { rows } = await this.pg.raw<{ rows: { name: string; columns: string[] }[] }>(COLUMNS);
    const present = new Set(
      rows.flatMap(({ name, columns }) => [name, ...columns.map((column) => `${name}.${column}`)]),
    );
    return REQUIRED.filter((one) => !present.has(one));
  }
}

function isNotMigrated(error: unknown): boolean {
  return error instanceof AtomeQrError && error.reason === "not_migrated";
}

function notMigrated(): AtomeQrError {
  return new AtomeQrError(
    "not_migrated",
    "Atome QR cannot be used at the moment: the store's database has not been migrated (npx medusa db:migrate). Nothing was charged or refunded.",
  );
}

/** The first of them by name, and how many more there are. */
export function describeSome(missing: string[]): string {
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : "";
  return missing.slice(0, NAMED).join(", ") + more;
}

function describeMissing(missing: string[]): string {
  return `Atome QR: the database has not been migrated: run \`npx medusa db:migrate\`. Missing: ${describeSome(missing)}. Until then Atome QR takes no payments and looks after none; other payment methods are not affected. No restart is needed afterwards.`;
}

/** As this connection's statements would find them. */
const COLUMNS = `
  select c.relname as name, array_agg(a.attname::text) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relname like 'atome\\_qr\\_%' and c.relkind in ('r', 'p') and pg_table_is_visible(c.oid)
    and a.attnum > 0 and not a.attisdropped
  group by c.relname`;
