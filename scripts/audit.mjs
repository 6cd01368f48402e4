// `npm run audit`: whether what the package installs has known high or critical vulnerabilities.
// Not what a store brings itself (Medusa), nor what only development needs.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { auditVerdict } from "./audit-verdict.cjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Asks the registry; see `auditVerdict`. */
export function audit() {
  const { stdout } = spawnSync(
    "npm",
    ["audit", "--json", "--omit=dev", "--omit=peer", "--audit-level=high"],
    // On Windows npm is a script.
    { cwd: root, encoding: "utf8", shell: process.platform === "win32" },
  );
  return auditVerdict(stdout ?? "");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { outcome, reason } = audit();
  console.log(`audit: ${outcome}, ${reason}`);
  process.exitCode = outcome === "found" ? 1 : 0;
}
