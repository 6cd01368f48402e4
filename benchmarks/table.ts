import { readFileSync, writeFileSync } from "node:fs";

import { type Result, toGoal, toValue } from "./report";

const BEGIN = "<!-- npm run bench -- --markdown -->";
const END = "<!-- end of the figures -->";
const HEAD = ["measure", "figure", "value", "goal"];

/**
 * Rewrites the table between the two markers of a page. Of measures that have not run, it keeps the
 * rows.
 *
 * @param order the names of all measures, as they come in the table
 * @throws when the page lacks a marker
 */
export function updateTable(file: string, results: Result[], order: string[]): void {
  const page = readFileSync(file, "utf8");
  const [before, rest] = page.split(BEGIN);
  const [table, after] = rest?.split(END) ?? [];
  if (after === undefined) {
    throw new Error(`${file} lacks the line "${BEGIN}" or "${END}"`);
  }
  const ran = results.map(({ name }) => name);
  const rows = [
    ...readRows(table).filter(([name]) => order.includes(name) && !ran.includes(name)),
    ...results.flatMap(toRows),
  ].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  writeFileSync(file, `${before}${BEGIN}\n\n${write([HEAD, ...rows])}\n\n${END}${after}`);
}

function toRows({ name, figures }: Result): string[][] {
  return figures
    .filter(({ isDetail }) => !isDetail)
    .map((figure) => [name, figure.what, toValue(figure), toGoal(figure)]);
}

/** Without the heading and the line below it. */
function readRows(table: string): string[][] {
  const lines = table.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

/** As the formatter leaves it. */
function write(rows: string[][]): string {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column].length), 3));
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  const [head, ...body] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}
