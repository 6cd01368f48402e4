/**
 * `npm run test:versions`: installs the packed plugin into plain stores on several versions of Medusa and
 * with several package managers, buys, refunds, cancels and opens the admin's pages. Ends with one line,
 * "N passed, N failed".
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { startChromium } from "../browser/support/chromium";
import { type Manager } from "./store-manifest";
import { type Trial, tryStore } from "./try-store";

const ROOT = join(__dirname, "../..");

/** `docs/versions.md` names them. */
const TRIALS = ["2.15.3 npm", "2.18.0 npm", "2.21.2 npm", "2.21.2 pnpm", "2.21.2 yarn"];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: "boolean", default: false } },
});

void main(positionals.length > 0 ? positionals : TRIALS);

async function main(trials: string[]): Promise<void> {
  const room = mkdtempSync(join(tmpdir(), "atome-qr-versions-"));
  const plugin = pack(room);
  const chromium = await startChromium();
  let failed = 0;
  for (const [index, name] of trials.entries()) {
    const began = Date.now();
    const say = (text: string) =>
      console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s  ${text}`);
    console.log(`\n> Medusa ${name}, Node ${process.version}`);
    try {
      await tryStore(readTrial(name, join(room, String(index)), plugin), chromium, say);
      say("all is well");
    } catch (error) {
      failed++;
      say(`failed: ${(error as Error).stack}`);
    }
  }
  await chromium.close();
  if (values.keep) {
    console.log(`Kept in ${room}`);
  } else {
    rmSync(room, { recursive: true, force: true });
  }
  console.log(`\n${trials.length - failed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

/** @throws when it does not say a version and perhaps a package manager */
function readTrial(name: string, dir: string, plugin: string): Trial {
  const [, medusa, manager] = /^(\d+\.\d+\.\d+)(?: (npm|pnpm|yarn))?$/.exec(name) ?? [];
  if (!medusa) {
    throw new Error(`"${name}" is not like "2.21.2 npm" or "2.21.2 pnpm"`);
  }
  return { dir, plugin, medusa, manager: (manager ?? "npm") as Manager };
}

/** @returns the packed plugin's file */
function pack(folder: string): string {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const output = execFileSync("npm", args, { cwd: ROOT, encoding: "utf8" });
  return join(folder, (JSON.parse(output) as [{ filename: string }])[0].filename);
}
