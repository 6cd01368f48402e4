// The parts of `npm test`: steps, what they print, and what they add up to.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(import.meta.url);
const results = mkdtempSync(join(tmpdir(), "atome-qr-results-"));
const total = { passed: 0, failed: 0 };
const summary = [];
const failures = [];

/** The path of a package's command. */
export function bin(name, file) {
  return join(dirname(require.resolve(`${name}/package.json`)), file);
}

/** Something for the summary that is no test. */
export function remark(line) {
  summary.push(`- ${line}`);
}

/**
 * Runs one step and counts it.
 *
 * @param work answers `{ passed, failed }`
 * @param output a file that the step prints into, shown when it is over: for one beside another
 */
export async function step(title, work, output) {
  const heading = `\n── ${title} ${"─".repeat(Math.max(0, 70 - title.length))}`;
  if (!output) {
    console.log(heading);
  }
  const start = Date.now();
  const { passed, failed } = await work(output);
  if (output) {
    console.log(`${heading}\n${readFileSync(output, "utf8")}`);
  }
  total.passed += passed;
  total.failed += failed;
  const seconds = Math.round((Date.now() - start) / 1000);
  summary.push(`${failed ? "✕" : "✓"} ${title}: ${passed} passed, ${failed} failed (${seconds} s)`);
  return failed === 0;
}

/** As `step`, but prints at its end, so that another one can run at the same time. */
export function stepBeside(title, work) {
  return step(title, work, join(results, `${title}.log`));
}

/** A command that is no test runner counts as one test. */
export function check(args) {
  return async (output) =>
    (await run(args, {}, output)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param workers test files at a time, each with a store, a database and a sandbox of its own */
export function jest(project, workers = 1) {
  return async (output) => {
    const outputFile = join(results, `${project}.json`);
    const ok = await run(
      [
        bin("jest", "bin/jest.js"),
        ...["--selectProjects", project, "--forceExit", "--testTimeout=120000"],
        ...(workers > 1 ? [`--maxWorkers=${workers}`] : ["--runInBand"]),
        ...["--json", `--outputFile=${outputFile}`],
      ],
      // Medusa's test runner imports ECMAScript modules from within Jest.
      { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --experimental-vm-modules --no-warnings` },
      output,
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

/** Prints what became of it all, and ends the process with 0 or 1. */
export function finish() {
  rmSync(results, { recursive: true, force: true });
  if (failures.length > 0) {
    console.log(`\n${failures.join("\n\n")}`);
  }
  console.log(`\n${summary.join("\n")}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

async function run(args, env = {}, output = undefined) {
  const printed = output ? openSync(output, "w") : "inherit";
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["inherit", printed, printed],
    env: { ...process.env, MEDUSA_DISABLE_TELEMETRY: "true", ...env },
  });
  const [status] = await once(child, "exit");
  if (output) {
    closeSync(printed);
  }
  return status === 0;
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
