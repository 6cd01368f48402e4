import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { ENVIRONMENT_RECHECK_MS } from "../../domain/timing";

interface EnvironmentRow {
  id: string;
  /** Host (and port) under which shoppers reach the store; null where it is not known. */
  host: string | null;
  /** Which database this is; null where Postgres does not say. */
  database: string | null;
}

const TABLE = "atome_qr_environment";

/**
 * Which store the ledger was written for. A copy of its database (staging, a developer's machine) must
 * not reconcile or refund its charges: it is known by another address of the store, or, where no address
 * is configured, by being another database.
 */
export class Environment {
  private known: { isOwn: Promise<boolean>; until: number } | null = null;

  /** @param backendUrl where shoppers reach the store; null where it is not known */
  constructor(
    private readonly pg: Knex,
    private readonly backendUrl: string | null,
  ) {}

  /**
   * Binds a ledger that nobody has to this store. Asked of the database once, and while it is another
   * store's, again and again.
   *
   * @returns whether it is this store's
   * @throws when the database does not answer
   */
  claim(): Promise<boolean> {
    if (!this.known || Date.now() > this.known.until) {
      const isOwn = this.check();
      const entry = { isOwn, until: Infinity };
      this.known = entry;
      const askAgain = (ms: number) => (entry.until = Date.now() + ms);
      isOwn.then(
        (own) => !own && askAgain(ENVIRONMENT_RECHECK_MS),
        () => askAgain(0),
      );
    }
    return this.known.isOwn;
  }

  /** From now on the ledger is this store's. */
  async takeOver(): Promise<void> {
    await this.table()
      .where({ id: ID })
      .update(await this.present());
    this.known = null;
  }

  private async check(): Promise<boolean> {
    const present = await this.present();
    await this.table()
      .insert({ id: ID, ...present })
      .onConflict("id")
      .ignore();
    const row = (await this.table().where({ id: ID }).first())!;
    if (isOther(row, present)) {
      return false;
    }
    // A store that has moved, or says its address at last.
    await this.table()
      .where({ id: ID })
      .update({ host: present.host ?? row.host, database: present.database ?? row.database });
    return true;
  }

  private async present(): Promise<Omit<EnvironmentRow, "id">> {
    const host = this.backendUrl && new URL(this.backendUrl).host;
    const database = await this.pg
      .raw<{ rows: { name: string }[] }>(DATABASE)
      .then(({ rows: [{ name }] }) => name)
      .catch(() => null); // some providers do not let it be read
    return { host, database };
  }

  private table() {
    return this.pg<EnvironmentRow>(TABLE);
  }
}

const ID = "store";

/** The cluster's own number, which a replica that takes over keeps, and the database's in it. */
const DATABASE = `
  select system_identifier::text || '/' ||
    (select oid from pg_database where datname = current_database()) as name
  from pg_control_system()`;

function isOther(
  row: Omit<EnvironmentRow, "id">,
  { host, database }: Omit<EnvironmentRow, "id">,
): boolean {
  return row.host && host
    ? row.host !== host
    : row.database !== null && database !== null && row.database !== database;
}
