// Builds everything that ships: the plugin (Medusa's own builder, and the SQL files that it leaves
// out), then beside it the storefront kit for browsers, and the sandbox.
// Also links the package into its own node_modules, so that the demo and the tests can name it
// `medusa-payment-atome-qr` as a store would.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, symlinkSync, unlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildStorefront } from "./build-storefront.mjs";
import { writeEntryTypes } from "./write-entry-types.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(import.meta.url);

function run(title, script, args) {
  console.log(`\n> ${title}`);
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) {
    console.error(`${title} failed`);
    process.exit(status ?? 1);
  }
}

function binOf(name, bin) {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin: bins } = require(manifest);
  return join(dirname(manifest), typeof bins === "string" ? bins : bins[bin]);
}

/** The migrations read them at run time; Medusa's builder compiles TypeScript only. */
function copySql() {
  const folder = join("src", "modules", "atome-qr", "migrations", "sql");
  cpSync(join(root, folder), join(root, ".medusa", "server", folder), { recursive: true });
}

function linkSelf() {
  const link = join(root, "node_modules", "medusa-payment-atome-qr");
  if (existsSync(link) || lstatSync(link, { throwIfNoEntry: false })) {
    unlinkSync(link);
  }
  symlinkSync(root, link, "junction");
}

process.env.MEDUSA_DISABLE_TELEMETRY ??= "true";
run("medusa plugin:build", binOf("@medusajs/cli", "medusa"), ["plugin:build"]);
copySql();
console.log("\n> vite build (storefront kit)");
await buildStorefront(root);
writeEntryTypes(root);
run("tsc (sandbox)", binOf("typescript", "tsc"), ["-p", "sandbox/tsconfig.json"]);
linkSelf();
