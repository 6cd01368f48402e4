import { join } from "node:path";

import { startChild } from "../../../demo/runner/child";
import { type Country } from "../shopper";

/** What a test needs to know of the seeded database. */
export interface PreparedStore {
  publishableKey: string;
  /** Ids of carts that are ready to be paid, for `Shopper.of`. */
  carts: Record<Country, string[]>;
}

/**
 * Migrates and seeds the database of a store, in a process of its own.
 *
 * @param env of that process: `DATABASE_URL`, and what the store's configuration reads
 */
export async function prepareStore(options: {
  directory: string;
  logFile: string;
  env: NodeJS.ProcessEnv;
  /** How many carts to fill; a test that needs no more saves the time to fill its own. */
  carts?: Record<Country, number>;
}): Promise<PreparedStore> {
  const child = await startChild<PreparedStore>({
    name: "Preparation",
    script: join(__dirname, "prepare-process.ts"),
    args: [JSON.stringify(options.carts ?? {})],
    cwd: options.directory,
    logFile: options.logFile,
    timeoutMs: 180_000,
    env: options.env,
  });
  await child.stop();
  return child.result;
}
