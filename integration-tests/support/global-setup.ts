import { rm } from "node:fs/promises";

import { type Database, startPostgres } from "../../demo/runner/postgres";
import { makeThrowAwayDir } from "./throw-away-dir";

declare global {
  var stopDatabase: (() => Promise<void>) | undefined;
}

/** One Postgres server for all integration tests: embedded, or the one DATABASE_URL names. */
export default async function globalSetup(): Promise<void> {
  const dataDir = await makeThrowAwayDir("atome-qr-tests-");
  const database: Database = await startPostgres({
    dataDir,
    throwAway: true,
    onCrash: (reason) => console.error(reason),
    signal: new AbortController().signal,
  });
  const url = new URL(database.url);
  // The names Medusa's test runner reads; it makes a database of its own for each suite.
  // By this name, because the runner asks any other host for TLS.
  process.env.DB_HOST = url.hostname === "127.0.0.1" ? "localhost" : url.hostname;
  process.env.DB_PORT = url.port || "5432";
  process.env.DB_USERNAME = decodeURIComponent(url.username);
  process.env.DB_PASSWORD = decodeURIComponent(url.password);
  process.env.MEDUSA_DISABLE_TELEMETRY = "true";
  process.env.LOG_LEVEL ??= "error";
  globalThis.stopDatabase = async () => {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
