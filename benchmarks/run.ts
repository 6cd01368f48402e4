/** `npm run bench`: measures, prints the figures, and writes them where it is told. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { Bench } from "./bench";
import { type Figure, type Measure } from "./measure";
import { MEASURES } from "./measures";
import { readArguments, USAGE } from "./read-arguments";
import { describe, type Result, toJson } from "./report";
import { updateTable } from "./table";

const PAGE = join(__dirname, "../docs/performance.md");

async function main(): Promise<void> {
  const { measures, json, markdown, ...options } = readArguments(process.argv.slice(2), MEASURES);
  const results: Result[] = [];
  for (const measure of measures) {
    console.log(`\n${measure.name}: ${measure.about}`);
    const bench = new Bench(options, (text) => console.log(`  … ${text}`));
    const figures = await run(measure, bench);
    results.push({ name: measure.name, figures });
    console.log(describe(figures));
    // After each: a long run that is cut off leaves what it has measured.
    if (json) {
      writeFileSync(json, `${JSON.stringify(toJson(results), null, 2)}\n`);
    }
    if (markdown) {
      updateTable(
        PAGE,
        results,
        MEASURES.map(({ name }) => name),
      );
    }
  }
}

async function run(measure: Measure, bench: Bench): Promise<Figure[]> {
  try {
    return await measure.measure(bench);
  } finally {
    await bench.stop();
  }
}

// By way of "exit", at which what was started ends.
process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.stack : error);
    console.error(`\nUsage: ${USAGE}`);
    process.exit(1);
  },
);
