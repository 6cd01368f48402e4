// `npm test`: builds, checks and tests, and ends with one line, "N passed, N failed".
// `node scripts/test.mjs starting cluster chaos` runs what takes long by waiting, for processes to
// start or for what one that was killed has left locked; with `--built` on what is built. The last
// two need Redis.
import { spawnSync } from "node:child_process";

import { audit } from "./audit.mjs";
import { bin, check, finish, jest, remark, step, stepBeside } from "./test-runner.mjs";

/**
 * Test files at a time. They wait a good part of their time, for webhooks, polls and pages: two leave
 * a third of two cores idle. With four, Omise's time-outs strike.
 */
const WORKERS = 3;

const args = process.argv.slice(2);
const build = () => step("build", check(["scripts/build.mjs"]));

if (args.length === 0) {
  await testEverything();
} else {
  await testProcesses(args);
}
finish();

async function testEverything() {
  const [built] = await Promise.all([
    build(),
    stepBeside("lint", check([bin("oxlint", "bin/oxlint"), "--quiet"])),
  ]);
  const unit = { unit: "unit tests" };
  const onBuilt = {
    package: "package",
    integration: "integration tests",
    browser: "browser tests",
  };
  await Promise.all([
    // In one run of Jest, so that its workers are busy to the end.
    jest(built ? { ...unit, ...onBuilt } : unit, WORKERS),
    checkTheRest(),
  ]);
  await jest({ "react-19": "unit tests of the kit, React 19" }, 1);
}

/** While the integration tests prepare their database, which leaves a core idle. */
async function checkTheRest() {
  await Promise.all([
    stepBeside(
      "types",
      check([bin("typescript-7", "bin/tsc"), "-p", "tsconfig.check.json", "--noEmit"]),
    ),
    stepBeside("format", check([bin("oxfmt", "bin/oxfmt"), "--check", "."])),
    stepBeside(
      "imports",
      check([bin("dependency-cruiser", "bin/dependency-cruise.mjs"), "src", "sandbox", "demo"]),
    ),
    stepBeside("unused code", check([bin("knip", "bin/knip.js")])),
  ]);
  await auditStep();
}

/** Where the registry has no audit service, nothing is known, and that is what is said. */
async function auditStep() {
  const { outcome, reason } = audit();
  if (outcome === "skipped") {
    remark(`audit: skipped, ${reason}`);
    return;
  }
  await step("audit", () => {
    console.log(reason);
    return outcome === "found" ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
  });
}

/** Side by side: each of them leaves a core idle most of its time. */
async function testProcesses(wanted) {
  const needsRedis = wanted.includes("cluster") || wanted.includes("chaos");
  if (needsRedis && !hasRedis()) {
    await step("Redis", () => {
      console.error("There is no redis-server (apt-get install redis-server), and no REDIS_URL.");
      return { passed: 0, failed: 1 };
    });
  } else if (wanted.includes("--built") || (await build())) {
    const projects = { cluster: "cluster", starting: "starting a store" };
    const ofJest = Object.entries(projects).filter(([project]) => wanted.includes(project));
    const chaos = ["--import", "tsx", "integration-tests/chaos/run.ts"];
    await Promise.all([
      ofJest.length > 0 && jest(Object.fromEntries(ofJest), ofJest.length),
      wanted.includes("chaos") &&
        stepBeside("chaos", check([...chaos, "--checkouts", "100", "--seed", "1"])),
    ]);
  }
}

function hasRedis() {
  return (
    process.env.REDIS_URL ||
    spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status === 0
  );
}
