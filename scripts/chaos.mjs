// `npm run chaos [-- --checkouts N --seed S]`: builds the plugin, then runs integration-tests/chaos.
import { spawn, spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const built = spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: root, stdio: "inherit" });
if (built.status !== 0) {
  process.exit(1);
}
const chaos = spawn(
  process.execPath,
  ["--import", "tsx", "integration-tests/chaos/run.ts", ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: "inherit",
  },
);
// The terminal sends Ctrl-C to both; the run takes a moment to stop, and this waits for it.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => chaos.kill("SIGTERM"));
chaos.on("exit", (code) => process.exit(code ?? 1));
