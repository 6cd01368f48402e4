import { execFile } from "node:child_process";
import { join } from "node:path";

import { templateStore } from "./store/template-store";

const STORE_DIR = join(__dirname, "../broken-store");

/**
 * Boots a store that lacks something, in a process of its own; answers how that ended.
 *
 * @param broken what it lacks, see its medusa-config.js
 */
export function boot(
  broken: string,
  variables: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const { databaseUrl: DATABASE_URL } = templateStore();
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", "boot.ts"],
      {
        cwd: STORE_DIR,
        timeout: 100_000,
        env: {
          ...process.env,
          DATABASE_URL,
          BROKEN: broken,
          LOG_LEVEL: "warn",
          NODE_OPTIONS: "",
          ...variables,
        },
      },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, output: unescape(stdout + stderr) }),
    );
  });
}

/** The log has a JSON document a line, and errors quoted in it once more. */
function unescape(output: string): string {
  return output.replace(/\\+(["n])/g, (_escaped, what) => (what === "n" ? "\n" : '"'));
}
