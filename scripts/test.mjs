// `npm test`: builds, checks and tests everything, and ends with one line, "N passed, N failed".
// `npm run test:cluster` runs one step.
import { spawnSync } from "node:child_process";

import { audit } from "./audit.mjs";
import { bin, check, finish, jest, remark, step, stepBeside } from "./test-runner.mjs";

const only = process.argv[2];
const hasRedis =
  process.env.REDIS_URL ||
  spawnSync("redis-server", ["--version"], { stdio: "ignore" }).status === 0;
const NO_REDIS = "there is no redis-server (apt-get install redis-server), and no REDIS_URL";

const chaos = check([
  ...["--import", "tsx", "integration-tests/chaos/run.ts"],
  ...["--checkouts", "200", "--seed", "1"],
]);

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

const built = await step("build", check(["scripts/build.mjs"]));
if (only === "cluster") {
  const missing = () => {
    console.error(`Redis is needed: ${NO_REDIS}.`);
    return { passed: 0, failed: 1 };
  };
  if (built) {
    await step("cluster", hasRedis ? jest("cluster") : missing);
  }
  finish();
}

await Promise.all([
  step("lint", check([bin("eslint", "bin/eslint.js"), "."])),
  stepBeside("types", check([bin("typescript", "bin/tsc"), "-p", "tsconfig.check.json"])),
]);
await step(
  "format",
  check([bin("prettier", "bin/prettier.cjs"), "--check", "--log-level=warn", "."]),
);
await auditStep();
await step("unit tests", jest("unit"));
await step("unit tests of the kit, React 19", jest("react-19"));
if (built) {
  await step("package", jest("package"));
  await step("integration tests", jest("integration", 2));
  await step("browser tests", jest("browser", 2));
  // Each of them waits most of its time for what an instance that was killed has left locked.
  if (hasRedis) {
    await Promise.all([step("cluster", jest("cluster")), stepBeside("chaos", chaos)]);
  } else {
    remark(`cluster: skipped, ${NO_REDIS}`);
    await step("chaos", chaos);
  }
}
finish();
