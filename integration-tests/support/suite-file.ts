import { join, relative } from "node:path";

/** A suite's file below `integration-tests/`, without its ending, such as `http/refunds`. */
export function suiteFile(filename: string): string {
  return relative(join(__dirname, ".."), filename).replace(/\.(suite|test)\.ts$/, "");
}
