import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Rows are written by the database's clock, so their ages are told by it (`database-clock.ts`): the
 * present of this process is for what it names or measures by itself.
 */

const SRC = join(__dirname, "..");

const MAY_USE_ITS_OWN = [
  "api/admin/atome-qr/charges/export/route.ts", // a file's name
  "api/admin/atome-qr/inputs.ts", // where a chart ends
  "recovery/safety-net.ts", // since when this process runs
];

const onServer = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter(
  (path) => /\.ts$/.test(path) && !/\.test\.ts$|^(admin|storefront)\/|test-support\//.test(path),
);

it("nothing else on the server takes its present from this process", () => {
  const found = onServer.filter((path) =>
    /new Date\(\)/.test(readFileSync(join(SRC, path), "utf8")),
  );
  expect(found.sort()).toEqual(MAY_USE_ITS_OWN);
});

it("no age of a row is counted from this process's clock", () => {
  const age = /Date\.now\(\) ?- ?\w+(\.\w+)*_at\b|isOlder\([^;]*Date\.now/;
  const found = onServer.filter((path) => age.test(readFileSync(join(SRC, path), "utf8")));
  expect(found).toEqual([]);
});
