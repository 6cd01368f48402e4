import { rm } from "node:fs/promises";
import { join } from "node:path";

import { startPostgres } from "../../demo/runner/postgres";
import { startSandbox } from "../../sandbox";
import { omiseVariables } from "./omise-variables";
import { prepareStore } from "./store/prepare-store";
import { type TemplateStore, STORE_DIR } from "./store/template-store";
import { makeThrowAwayDir } from "./throw-away-dir";

declare global {
  var stopDatabase: (() => Promise<void>) | undefined;
}

/** As many as all but a few tests need: filling one takes several requests. */
const CARTS = { th: 8, sg: 3, my: 1 };

/**
 * One Postgres for all integration tests, embedded or the one that DATABASE_URL names, with the
 * database of a seeded store, of which each file of tests gets a copy.
 */
export default async function globalSetup(): Promise<void> {
  const dataDir = await makeThrowAwayDir("atome-qr-tests-");
  const database = await startPostgres({
    dataDir,
    throwAway: true,
    onCrash: (reason) => console.error(reason),
    signal: new AbortController().signal,
  });
  globalThis.stopDatabase = async () => {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  process.env.MEDUSA_DISABLE_TELEMETRY = "true";
  process.env.LOG_LEVEL ??= "error";

  const sandbox = await startSandbox(); // for its keys; each file of tests starts its own
  const prepared = await prepareStore({
    directory: STORE_DIR,
    logFile: join(dataDir, "prepare.log"),
    carts: CARTS,
    env: {
      ...process.env,
      ...omiseVariables(sandbox),
      DATABASE_URL: database.url,
      NODE_OPTIONS: "",
    },
  });
  await sandbox.close();
  const template: TemplateStore = { ...prepared, databaseUrl: database.url };
  process.env.TEST_TEMPLATE_STORE = JSON.stringify(template);
}
