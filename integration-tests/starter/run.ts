/**
 * `npm run test:starter -- <folder of medusajs/dtc-starter>`: applies `docs/dtc-starter.md` to a copy of
 * the starter's storefront in memory and parses what comes of it. The folder is not changed.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

import { apply, editsOf } from "./edits";

const starter = process.argv[2];
const storefront = [join(starter ?? "", "apps/storefront"), starter ?? ""].find((folder) =>
  existsSync(join(folder, "src/lib/constants.tsx")),
);
if (!starter || !storefront) {
  console.error("Name the folder of medusajs/dtc-starter: npm run test:starter -- ../dtc-starter");
  process.exit(2);
}

const guide = readFileSync(join(__dirname, "../../docs/dtc-starter.md"), "utf8");
const files = new Map<string, string>();
for (const edit of editsOf(guide)) {
  const path = join(storefront, edit.file);
  const present = files.get(edit.file) ?? (existsSync(path) ? readFileSync(path, "utf8") : null);
  files.set(edit.file, apply(edit, present));
}
const problems = [...files].flatMap(([file, text]) => {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { jsx: ts.JsxEmit.Preserve },
  });
  return diagnostics.map(
    ({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
  );
});
problems.forEach((problem) => console.error(problem));
console.log(`${files.size - problems.length} passed, ${problems.length} failed`);
process.exitCode = problems.length > 0 ? 1 : 0;
