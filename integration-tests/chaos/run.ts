/** `npm run chaos`: shoppers by the hundred, everything going wrong, and then the books. */
import { writeFileSync } from "node:fs";

import { hasRedis } from "../cluster/support/start-cluster";
import { compare } from "./compare";
import { type Figures } from "./figures";
import { readArguments, USAGE } from "./read-arguments";
import { report } from "./report";
import { runChaos } from "./run-chaos";

async function main(): Promise<number> {
  const { json, seeds, ...options } = readArguments(process.argv.slice(2), hasRedis());
  const runs: Figures[] = [];
  for (const seed of seeds) {
    const { figures, stories } = await runChaos({ ...options, seed });
    runs.push(figures);
    if (stories) {
      console.log(`\n${stories}`);
    }
    console.log(`\n${report(figures)}`);
    if (json) {
      writeFileSync(json, `${JSON.stringify(runs, null, 2)}\n`);
    }
  }
  if (runs.length > 1) {
    console.log(`\n${compare(runs)}`);
  }
  return runs.every(({ broken }) => broken.length === 0) ? 0 : 1;
}

// By way of "exit", at which what was started ends.
process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.stack : error);
    console.error(`\nUsage: ${USAGE}`);
    process.exit(1);
  },
);
