import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { Ownership } from "./ownership";

interface EnvironmentRow {
  id: string;
  /** Host, with its port, under which shoppers reach the store; null where it is not known. */
  host: string | null;
  /** Which database this is; null where Postgres does not say. */
  database: string | null;
}

const TABLE = "atome_qr_environment";

/**
 * Which store the ledger was written for. A copy of its database (staging, a developer's machine) must
 * not reconcile or refund its charges: it is known by another address, or by being another database. A
 * copied configuration has the original's address, so neither alone tells that it is none.
 */
export class Environment {
  private readonly ownership = new Ownership(() => this.check());

  /** @param backendUrl where shoppers reach the store; null where it is not known */
  constructor(
    private readonly pg: Knex,
    private readonly backendUrl: string | null,
  ) {}

  /**
   * Binds a ledger that nobody has to this store.
   *
   * @returns whether it is this store's
   * @throws when the database does not answer
   */
  claim(): Promise<boolean> {
    return this.ownership.isOwn();
  }

  /** From now on the ledger is this store's. */
  async takeOver(): Promise<void> {
    await this.table()
      .where({ id: ID })
      .update(await this.present());
    this.ownership.forget();
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
    // A store that says its address at last, or whose Postgres says which it is.
    await this.table()
      .where({ id: ID })
      .update({
        host: addressOf(row) ?? present.host,
        database: row.database ?? present.database,
      });
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

/** What is not known says nothing: a process without a configured address is known by its database. */
function isOther(row: Omit<EnvironmentRow, "id">, present: Omit<EnvironmentRow, "id">): boolean {
  const differs = (was: string | null, is: string | null) =>
    was !== null && is !== null && was !== is;
  return differs(addressOf(row), present.host) || differs(row.database, present.database);
}

/**
 * The address that tells a ledger's store from others. That of a developer's own machine does not: all
 * machines are called so, which of its ports is free changes, and one day the store gets another one.
 */
function addressOf({ host }: Omit<EnvironmentRow, "id">): string | null {
  return host && !/^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(host) ? host : null;
}
