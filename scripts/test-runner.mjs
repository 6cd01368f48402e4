// The parts of `npm test`: steps, what they print, and what they add up to.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const results = mkdtempSync(join(tmpdir(), "atome-qr-results-"));
const total = { passed: 0, failed: 0 };
const summary = [];
const failures = [];
/** Every test that ran, as Jest tells of it. */
const tests = [];
const started = Date.now();

/** The path of a package's command; not every package exports where it lies. */
export function bin(name, file) {
  return join(root, "node_modules", name, file);
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
  if (!output) {
    console.log(heading(title));
  }
  const start = Date.now();
  const counts = await work(output);
  if (output) {
    console.log(`${heading(title)}\n${readFileSync(output, "utf8")}`);
  }
  count(title, counts, (Date.now() - start) / 1000);
  return counts.failed === 0;
}

function heading(title) {
  return `\n── ${title} ${"─".repeat(Math.max(0, 70 - title.length))}`;
}

function count(title, { passed, failed }, seconds) {
  total.passed += passed;
  total.failed += failed;
  const outcome = `${passed} passed, ${failed} failed (${Math.round(seconds)} s)`;
  summary.push(`${failed ? "✕" : "✓"} ${title}: ${outcome}`);
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

/**
 * Runs some of Jest's projects, and counts each as a step: its seconds are those of its files, one
 * after the other.
 *
 * @param steps the projects, each with the title of its step
 * @param workers test files at a time
 */
export async function jest(steps, workers) {
  const projects = Object.keys(steps);
  console.log(heading(Object.values(steps).join(", ")));
  const { ok, files } = await runJest([
    "--selectProjects",
    ...projects,
    ...(workers > 1 ? [`--maxWorkers=${workers}`] : ["-i"]),
  ]);
  for (const project of projects) {
    // The React 19 project repeats unit tests: alone in its run, all files are its own.
    const own = files.filter(({ name }) => projects.length === 1 || projectOf(name) === project);
    const ran = own.flatMap(({ assertionResults }) => assertionResults);
    const failed = ran.filter(({ status }) => status === "failed").length;
    const broken = own.filter((file) => file.status === "failed" && !hasFailedTest(file)).length;
    const seconds =
      own.reduce((sum, { startTime, endTime }) => sum + endTime - startTime, 0) / 1000;
    const passed = ran.filter(({ status }) => status === "passed").length;
    count(steps[project], { passed, failed: failed + broken }, seconds);
  }
  failures.push(...files.flatMap(describeFailures));
  tests.push(...files.flatMap(({ assertionResults }) => assertionResults));
  if (!ok && total.failed === 0) {
    count("Jest", { passed: 0, failed: 1 }, 0);
  }
}

/**
 * Runs some files of the integration tests and prints each test.
 *
 * @param files below `integration-tests/`
 * @param pattern of the tests' full names; all when missing
 */
export async function jestFiles(files, pattern) {
  const { ok } = await runJest([
    ...["--selectProjects", "integration", "starting", "--verbose", "-i"],
    ...files.flatMap((file) => ["--runTestsByPath", join("integration-tests", file)]),
    ...(pattern ? ["--testNamePattern", pattern] : []),
  ]);
  count(files.join(", "), ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, 0);
}

const NODE_FLAGS = [
  // Medusa's loaders import ECMAScript modules from within Jest.
  "--experimental-vm-modules",
  "--no-warnings",
  // Medusa makes much that lives for one request only: collected less often, it costs less.
  "--max-semi-space-size=64",
];

async function runJest(args) {
  const outputFile = join(results, "jest.json");
  rmSync(outputFile, { force: true });
  const ok = await run(
    [
      bin("jest", "bin/jest.js"),
      ...args,
      ...["--forceExit", "--testTimeout=120000", "--json", `--outputFile=${outputFile}`],
    ],
    { NODE_OPTIONS: [process.env.NODE_OPTIONS, ...NODE_FLAGS].filter(Boolean).join(" ") },
  );
  const files = existsSync(outputFile)
    ? JSON.parse(readFileSync(outputFile, "utf8")).testResults
    : [];
  return { ok, files };
}

/** Which of the projects in jest.config.js a test file belongs to. */
function projectOf(file) {
  const [, folder] = /integration-tests\/([^/]+)\//.exec(file) ?? [];
  if (folder === undefined || folder === "chaos") return "unit";
  return ["package", "browser", "cluster", "starting"].includes(folder) ? folder : "integration";
}

const hasFailedTest = ({ assertionResults }) =>
  assertionResults.some(({ status }) => status === "failed");

/** Prints what became of it all, and ends the process with 0 or 1. */
export function finish() {
  rmSync(results, { recursive: true, force: true });
  if (failures.length > 0) {
    console.log(`\n${failures.join("\n\n")}`);
  }
  console.log(`\nThe slowest tests:\n${slowest(10).join("\n")}`);
  const minutes = (Date.now() - started) / 60_000;
  console.log(`\n${summary.join("\n")}\n- ${minutes.toFixed(1)} minutes in all\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

function slowest(howMany) {
  return tests
    .sort((a, b) => (b.duration ?? 0) - (a.duration ?? 0))
    .slice(0, howMany)
    .map(({ duration, fullName }) => `${((duration ?? 0) / 1000).toFixed(1)} s  ${fullName}`);
}

async function run(args, env = {}, output) {
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
