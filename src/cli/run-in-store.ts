import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { CommandError } from "./command";

const CONFIGS = ["ts", "js", "mjs", "cjs", "mts", "cts"].map((ending) => `medusa-config.${ending}`);
const OWN_NAME = "medusa-payment-atome-qr";
/** A Medusa whose database is away tries for many minutes. */
const AT_MOST_MS = 180_000;

interface Ended {
  /** What the script wrote; null where the store did not start, or the script failed. */
  answer: string | null;
  /** What Medusa logged until it ended, or for three minutes. */
  log: string;
}

/**
 * Runs a script of the plugin as `medusa exec` does, with the Medusa and the plugin that are installed
 * in the store.
 *
 * @param directory the store's
 * @param script its path under `src/scripts/`, such as `doctor.js`
 * @param args what it gets after the name of the file that its answer is written to
 * @throws CommandError where there is no store, or something is not installed in it
 */
export async function runInStore(
  directory: string,
  script: string,
  args: string[],
): Promise<Ended> {
  const folder = await mkdtemp(join(tmpdir(), "atome-qr-answer-"));
  try {
    const file = join(folder, "answer");
    const log = await execute(directory, script, [file, ...args]);
    return { answer: await readFile(file, "utf8").catch(() => null), log };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function execute(directory: string, script: string, args: string[]): Promise<string> {
  if (!CONFIGS.some((name) => existsSync(join(directory, name)))) {
    throw new CommandError(
      `Run it in the store's folder, which has a medusa-config.ts: there is none in ${directory}.`,
    );
  }
  const medusa = findMedusa(directory);
  const plugin = dirname(findManifest(directory, OWN_NAME));
  const file = join(plugin, ".medusa/server/src/scripts", script);
  const child = spawn(process.execPath, [medusa, "exec", file, ...args], {
    cwd: directory,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: AT_MOST_MS,
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (part: Buffer) => (log += part.toString()));
  }
  await new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => resolve());
  });
  return log;
}

/** The store's `medusa` command. */
function findMedusa(directory: string): string {
  const manifest = findManifest(directory, "@medusajs/cli");
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: { medusa: string } };
  return join(dirname(manifest), bin.medusa);
}

function findManifest(directory: string, name: string): string {
  try {
    return createRequire(join(directory, "package.json")).resolve(`${name}/package.json`);
  } catch {
    throw new CommandError(`${name} is not installed in ${directory}. Install it there first.`);
  }
}
