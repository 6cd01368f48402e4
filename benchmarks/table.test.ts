import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Result } from "./report";
import { updateTable } from "./table";

const PAGE = `# Figures

<!-- npm run bench -- --markdown -->
<!-- end of the figures -->

The end.
`;

const rush: Result = {
  name: "rush",
  figures: [
    { what: "beside Medusa", value: 1.52, unit: "×", goal: { atMost: 1.3 } },
    { what: "one of many", value: 1, unit: "ms", isDetail: true },
  ],
};

const startUp = (value: number | null): Result => ({
  name: "start-up",
  figures: [{ what: "added", value, unit: "ms", goal: { atMost: 1_000 } }],
});

describe("the table between the markers", () => {
  const dir = mkdtempSync(join(tmpdir(), "atome-qr-table-"));
  const file = join(dir, "page.md");
  const rows = () =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line.startsWith("|"));

  beforeEach(() => writeFileSync(file, PAGE));
  afterAll(() => rmSync(dir, { recursive: true }));

  it("has a row for each figure that is no detail, and leaves the rest of the page", () => {
    updateTable(file, [rush], ["rush", "start-up"]);
    expect(rows()).toEqual([
      "| measure | figure        | value  | goal                      |",
      "| ------- | ------------- | ------ | ------------------------- |",
      "| rush    | beside Medusa | 1.52 × | at most 1.3 ×: **missed** |",
    ]);
    expect(readFileSync(file, "utf8")).toMatch(/^# Figures[^]*The end\.\n$/);
  });

  it("keeps the rows of what has not run, in the order of the measures", () => {
    updateTable(file, [startUp(200)], ["rush", "start-up"]);
    updateTable(file, [rush], ["rush", "start-up"]);
    updateTable(file, [startUp(null)], ["rush", "start-up"]);
    const cells = rows().map((line) => line.split("|").map((cell) => cell.trim()));
    expect(cells.slice(2).map(([, name, , value, goal]) => [name, value, goal])).toEqual([
      ["rush", "1.52 ×", "at most 1.3 ×: **missed**"],
      ["start-up", "none came", "at most 1000 ms: **missed**"],
    ]);
  });

  it("says which marker a page lacks", () => {
    writeFileSync(file, "# Figures");
    expect(() => updateTable(file, [rush], ["rush"])).toThrow(/lacks the line/);
  });
});
