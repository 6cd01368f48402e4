import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const TESTS = join(__dirname, "../integration-tests");

const files = readdirSync(TESTS, { recursive: true, encoding: "utf8" });
const shards = files.filter((file) => /^shards.*\.test\.ts$/.test(file));

function suitesOf(shard: string): string[] {
  const text = readFileSync(join(TESTS, shard), "utf8");
  return [...text.matchAll(/from "(.+\.suite)"/g)].map(
    ([, path]) => `${relative(TESTS, join(TESTS, dirname(shard), path))}.ts`,
  );
}

it("every suite of the integration tests runs in exactly one shard", () => {
  const run = shards.flatMap(suitesOf).sort();
  expect(run).toEqual(files.filter((file) => file.endsWith(".suite.ts")).sort());
  expect(run.length).toBeGreaterThan(30);
});

it("every suite that a shard imports is run by it", () => {
  for (const shard of shards) {
    const text = readFileSync(join(TESTS, shard), "utf8");
    const names = [...text.matchAll(/^import (\w+) from ".+\.suite"/gm)].map(([, name]) => name);
    const [, listed] = /run(?:Module)?Suites\(\s*\[([^\]]*)\]/.exec(text) ?? [];
    expect(
      listed
        .split(/[\s,]+/)
        .filter(Boolean)
        .sort(),
    ).toEqual(names.sort());
  }
});
