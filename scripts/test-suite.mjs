// `npm run test:http -- refunds disputes`: integration suites by parts of their paths, on what was
// built last.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { finish, jestFiles } from "./test-runner.mjs";

const tests = join(dirname(fileURLToPath(import.meta.url)), "..", "integration-tests");
const wanted = process.argv.slice(2);
const files = readdirSync(tests, { recursive: true })
  .map((file) => file.split(sep).join("/"))
  .filter((file) =>
    /^(harness|http|modules|security|shards|starting)\/.*\.(suite|test)\.ts$/.test(file),
  );
const found = files.filter((file) => wanted.some((part) => file.includes(part)));
if (found.length === 0) {
  console.error(`Name a suite, such as: npm run test:http -- refunds. There are:`);
  console.error(files.map((file) => `  ${file.replace(/\.(suite|test)\.ts$/, "")}`).join("\n"));
  process.exit(1);
}

const suites = found.filter((file) => file.endsWith(".suite.ts")).map(nameOf);
const shards = files.filter(
  (file) => file.startsWith("shards/") && suites.some((suite) => importsOf(file).includes(suite)),
);
const own = found.filter((file) => file.endsWith(".test.ts"));
if (shards.length > 0) {
  await jestFiles(shards, `^(${suites.join("|")}) `);
}
if (own.length > 0) {
  await jestFiles(own);
}
finish();

function nameOf(file) {
  return file.replace(/\.(suite|test)\.ts$/, "");
}

/** The suites that a shard runs. */
function importsOf(shard) {
  const text = readFileSync(join(tests, shard), "utf8");
  return [...text.matchAll(/from "(.+)\.suite"/g)].map(([, path]) =>
    relative(tests, join(tests, dirname(shard), path))
      .split(sep)
      .join("/"),
  );
}
