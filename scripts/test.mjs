// `npm test`: builds, checks and tests everything, and ends with one line, "N passed, N failed".
// A step that is no test runner (a build, a lint) counts as one. `npm run test:cluster` runs one step.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

import { audit } from "./audit.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(import.meta.url);
const results = mkdtempSync(join(tmpdir(), "atome-qr-results-"));
const total = { passed: 0, failed: 0 };
const summary = [];
const failures = [];

function bin(name, file) {
  return join(dirname(require.resolve(`${name}/package.json`)), file);
}

function run(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, MEDUSA_DISABLE_TELEMETRY: "true", ...env },
  });
  return status === 0;
}

function step(title, work) {
  console.log(`\n── ${title} ${"─".repeat(Math.max(0, 70 - title.length))}`);
  const start = Date.now();
  const { passed, failed } = work();
  total.passed += passed;
  total.failed += failed;
  const seconds = Math.round((Date.now() - start) / 1000);
  summary.push(`${failed ? "✕" : "✓"} ${title}: ${passed} passed, ${failed} failed (${seconds} s)`);
  return failed === 0;
}

const check = (args) => () => (run(args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** @param workers test files at a time, each with a store, a database and a sandbox of its own */
function jest(project, workers = 1) {
  return () => {
    const outputFile = join(results, `${project}.json`);
    const ok = run(
      [
        bin("jest", "bin/jest.js"),
        ...["--selectProjects", project, "--forceExit", "--testTimeout=120000"],
        ...(workers > 1 ? [`--maxWorkers=${workers}`] : ["--runInBand"]),
        ...["--json", `--outputFile=${outputFile}`],
      ],
      // Medusa's test runner imports ECMAScript modules from within Jest.
      { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --experimental-vm-modules --no-warnings` },
    );
    try {
      const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
        readFileSync(outputFile, "utf8"),
      );
      failures.push(...testResults.flatMap(describeFailures));
      const failed = numFailedTests + numRuntimeErrorTestSuites;
      return { passed: numPassedTests, failed: ok ? failed : Math.max(failed, 1) };
    } catch {
      return { passed: 0, failed: 1 };
    }
  };
}

/** What the last lines say of each failed test, so that nobody has to look for it further up. */
function describeFailures({ name, message, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status === "failed");
  const told = failed.map(({ fullName, failureMessages }) => [fullName, ...failureMessages]);
  if (told.length === 0 && assertionResults.length === 0) {
    told.push(["(does not run)", message]);
  }
  return told.map(([title, ...why]) => {
    const lines = stripVTControlCharacters(why.join("\n")).split("\n").slice(0, 25);
    return [`● ${relative(root, name)}: ${title}`, ...lines.map((line) => `    ${line}`)].join(
      "\n",
    );
  });
}

const only = process.argv[2];
const hasRedis =
  process.env.REDIS_URL ||
  spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status === 0;

/** Several Medusa processes need Redis, the one thing that npm does not bring. */
function cluster() {
  if (hasRedis) {
    step("cluster", jest("cluster"));
  } else if (only === "cluster") {
    console.error(
      "The cluster tests need redis-server (apt-get install redis-server) or REDIS_URL.",
    );
    total.failed += 1;
  } else {
    summary.push("- cluster: skipped, there is no redis-server (apt-get install redis-server)");
  }
}

/** Where the registry has no audit service, nothing is known, and that is what is said. */
function auditStep() {
  const { outcome, reason } = audit();
  if (outcome === "skipped") {
    summary.push(`- audit: skipped, ${reason}`);
    return;
  }
  step("audit", () => {
    console.log(reason);
    return outcome === "found" ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
  });
}

const built = step("build", check(["scripts/build.mjs"]));
if (only === "cluster") {
  if (built) cluster();
} else {
  step("lint", check([bin("eslint", "bin/eslint.js"), "."]));
  step("format", check([bin("prettier", "bin/prettier.cjs"), "--check", "--log-level=warn", "."]));
  step("types", check([bin("typescript", "bin/tsc"), "-p", "tsconfig.check.json"]));
  auditStep();
  step("unit tests", jest("unit"));
  if (built) {
    step("package", jest("package"));
    step("integration tests", jest("integration", 2));
    step("browser test", jest("browser"));
    cluster();
  }
}
rmSync(results, { recursive: true, force: true });

if (failures.length > 0) {
  console.log(`\n${failures.join("\n\n")}`);
}
console.log(`\n${summary.join("\n")}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
