import { randomBytes } from "node:crypto";
import { join } from "node:path";

import pg from "pg";

import { type PreparedStore } from "./prepare-store";

/** The store under test. */
export const STORE_DIR = join(__dirname, "../../store");

/** A migrated and seeded store that is not running, made once for all integration tests. */
export interface TemplateStore extends PreparedStore {
  databaseUrl: string;
}

/** What the tests' global set-up has made. */
export function templateStore(): TemplateStore {
  return JSON.parse(process.env.TEST_TEMPLATE_STORE ?? "null") as TemplateStore;
}

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/**
 * Makes a database on the tests' server.
 *
 * @param content a copy of the seeded store's, or nothing at all
 */
export async function createDatabase(content: "seeded" | "empty"): Promise<TestDatabase> {
  const template = new URL(templateStore().databaseUrl);
  const name = `atome_qr_test_${randomBytes(6).toString("hex")}`;
  const source = content === "seeded" ? template.pathname.slice(1) : "template0";
  await onServer(`create database ${name} template "${source}"`);
  const own = new URL(template);
  own.pathname = `/${name}`;
  if (content === "seeded") {
    // The copied row binds the ledger to the seeded store. Without it, the first store that asks
    // claims the ledger (see `Environment`).
    await query(own, "delete from atome_qr_environment");
  }
  return { url: own.href, drop: () => onServer(`drop database ${name} with (force)`) };
}

function onServer(sql: string): Promise<void> {
  const server = new URL(templateStore().databaseUrl);
  server.pathname = "/postgres";
  return query(server, sql);
}

async function query(server: URL, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
