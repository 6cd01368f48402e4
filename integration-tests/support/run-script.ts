import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type ExecArgs } from "@medusajs/framework/types";

import { type TestStore } from "./store-suite";

const SCRIPTS = join(__dirname, "../../.medusa/server/src/scripts");

/**
 * Runs a script of the package within this process, as `medusa exec` does for the command line.
 *
 * @returns what it answers
 * @throws what it throws
 */
export async function runScript(
  { container }: Pick<TestStore, "container">,
  name: string,
  args: string[] = [],
): Promise<string> {
  const { default: script } = (await import(join(SCRIPTS, `${name}.js`))) as {
    default: (given: ExecArgs) => Promise<void>;
  };
  const folder = await mkdtemp(join(tmpdir(), "atome-qr-answer-"));
  try {
    const file = join(folder, "answer");
    await script({ container, args: [file, ...args] });
    return await readFile(file, "utf8");
  } finally {
    await rm(folder, { recursive: true });
  }
}
