import { readFileSync } from "node:fs";
import { join } from "node:path";

import { apply, editsOf } from "./edits";

const guide = readFileSync(join(__dirname, "../../docs/dtc-starter.md"), "utf8");
const text = "new\n";

it("finds what the guide says to do", () => {
  const edits = editsOf(guide);
  expect(
    edits.map(({ file, place, anchor }) => [file.split("/").slice(-2)[0], place, anchor]),
  ).toEqual([
    ["lib", "after", "// Add more payment providers here"],
    ["lib", "before", "// Add currencies that don't need to be divided by 100"],
    ["payment-atome-qr", "after", null],
    ["payment-button", "after", 'import ErrorMessage from "../error-message"'],
    ["payment-button", "before", "default:"],
  ]);
});

it("adds lines below or above another one, wherever that is indented", () => {
  const edit = { file: "a.tsx", anchor: "two", text };
  expect(apply({ ...edit, place: "after" }, "one\n  two\nthree\n")).toBe(
    "one\n  two\nnew\nthree\n",
  );
  expect(apply({ ...edit, place: "before" }, "one\n  two\nthree\n")).toBe(
    "one\nnew\n  two\nthree\n",
  );
});

it("makes a new file, and none over another", () => {
  const edit = { file: "a.tsx", anchor: null, place: "after" as const, text };
  expect(apply(edit, null)).toBe(text);
  expect(() => apply(edit, "old")).toThrow("there already");
});

it.each(["none of it\n", "two\ntwo\n"])("says that the starter has changed: %j", (content) => {
  const edit = { file: "a.tsx", anchor: "two", place: "after" as const, text };
  expect(() => apply(edit, content)).toThrow("instead of once");
});
