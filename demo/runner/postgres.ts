import { randomBytes } from "node:crypto";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { startChild } from "./child";
import { anyPort } from "./ports";
import { isOpenToPostgres, shelterFor } from "./postgres-user";

export interface Database {
  url: string;
  stop: () => Promise<void>;
}

export interface PostgresOptions {
  dataDir: string;
  throwAway: boolean;
  onCrash: (reason: string) => void;
  signal: AbortSignal;
}

/** A Postgres server out of node_modules, or the one that DATABASE_URL names. */
export function startPostgres(options: PostgresOptions): Promise<Database> {
  const url = process.env.DATABASE_URL;
  return url ? useServer(url, options.throwAway) : startEmbedded(options);
}

async function startEmbedded(options: PostgresOptions): Promise<Database> {
  const { dataDir, throwAway, onCrash, signal } = options;
  if (process.getuid?.() === 0) await chmod(dataDir, 0o755);
  const home = isOpenToPostgres(dataDir) ? dataDir : await shelterFor(dataDir);
  const port = await anyPort();
  const child = await startChild<string>({
    name: "Postgres",
    script: join(__dirname, "postgres-process.ts"),
    args: [join(home, "postgres"), String(port), ...(throwAway ? ["throw-away"] : [])],
    logFile: join(dataDir, "postgres.log"),
    timeoutMs: 60_000,
    onCrash,
    signal,
  });
  return { url: child.result, stop: child.stop };
}

async function useServer(url: string, throwAway: boolean): Promise<Database> {
  if (!throwAway) return { url, stop: () => Promise.resolve() };
  const name = `atome_qr_demo_${randomBytes(4).toString("hex")}`;
  await query(url, `CREATE DATABASE ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return { url: own.href, stop: () => query(url, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
