import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { type CodeBlock, codeBlocksOf, PAGES, readPage, ROOT } from "./markdown";

/**
 * The documentation's examples: TypeScript type-checks, JSON parses, commands name what exists. Beside
 * its language, a fence can say what an example needs to be complete:
 *
 * - `continued`: it goes on with what the TypeScript before it on the page has made
 * - a key of `WRAPPERS`: it stands for a part of something
 */

const blocks = PAGES.flatMap((page) => codeBlocksOf(page).map((block) => ({ ...block, page })));

const WRAPPERS: Record<string, (code: string) => string> = {
  /** Of `medusa-config.ts`. */
  config: (code) =>
    `import { defineConfig } from "@medusajs/framework/utils";\nexport default defineConfig({\n${code}});\n`,
  /** Of an object. */
  entry: (code) => `export const example = {\n${code}};\n`,
  /** Of a `switch` in a component. */
  case: (code) => `export function Example() {\n  switch (true) {\n${code}  }\n}\n`,
};

/** Not in a folder of its own: the packages that examples import are found from here. */
const FOLDER = join(ROOT, "node_modules/.cache/doc-blocks");

/** What examples take as given. Not of the repository's own types, which must not know such names. */
const GIVEN = ["names", "modules"].map((name) => join(__dirname, `given/${name}.d.ts`));

const isTypeScript = ({ language }: CodeBlock) => ["ts", "tsx"].includes(language);

function completeCode(block: CodeBlock & { page: string }): string {
  const before = block.info.includes("continued")
    ? blocks
        .slice(
          0,
          blocks.findIndex(({ place }) => place === block.place),
        )
        .filter((one) => one.page === block.page && isTypeScript(one))
        .filter(({ info }) => !info.some((word) => word in WRAPPERS))
    : [];
  const wrap = WRAPPERS[block.info.find((word) => word in WRAPPERS) ?? ""];
  const code = [...before, block].map((one) => one.code).join("\n");
  return `${wrap ? wrap(code) : code}\nexport {};\n`;
}

/** @returns what the compiler says, each line with the place of the example that it is about */
function typeCheck(): string[] {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const checked = blocks.filter((block) => isTypeScript(block) || block.language === "js");
  const names = checked.map((block, index) => {
    const name = `${index}.${block.language}`;
    writeFileSync(join(FOLDER, name), completeCode(block));
    return name;
  });
  const source = (path: string) => [join(ROOT, path)];
  const config = {
    extends: join(ROOT, "tsconfig.json"),
    compilerOptions: {
      ...{ noEmit: true, allowJs: true, target: "ES2022", rootDir: ROOT },
      ...{ module: "ESNext", moduleResolution: "Bundler", declaration: false },
      ...{ lib: ["ES2023", "DOM", "DOM.Iterable"], types: ["node"] },
      noUncheckedSideEffectImports: false,
      paths: {
        "medusa-payment-atome-qr/sandbox": source("sandbox/index.ts"),
        "medusa-payment-atome-qr/storefront": source("src/storefront/index.ts"),
        "medusa-payment-atome-qr/storefront/react": source("src/storefront/react/index.ts"),
        "medusa-payment-atome-qr/testing": source("src/testing.ts"),
        "medusa-payment-atome-qr/workflows": source("src/workflows/index.ts"),
      },
    },
    references: [],
    include: [],
    exclude: [],
    files: [...GIVEN, ...names],
  };
  writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(ROOT, "node_modules/typescript-7/bin/tsc");
  const { stdout, stderr } = spawnSync(process.execPath, [tsc, "-p", FOLDER, "--pretty", "false"], {
    cwd: FOLDER,
    encoding: "utf8",
  });
  return `${stdout}${stderr}`
    .split("\n")
    .filter(Boolean)
    .map((line) => line.replace(/^(\d+)\.\w+/, (_, index: string) => checked[Number(index)].place));
}

it("TypeScript in the documentation type-checks", () => {
  const words = blocks.filter(isTypeScript).flatMap(({ info }) => info);
  expect(words.filter((word) => word !== "continued" && !(word in WRAPPERS))).toEqual([]);
  expect(blocks.filter(isTypeScript).length).toBeGreaterThan(10);
  expect(typeCheck()).toEqual([]);
});

it.each(blocks.filter(({ language }) => language === "json").map((block) => [block.place, block]))(
  "the JSON at %s parses",
  (_, block) => {
    expect(() => JSON.parse((block as CodeBlock).code) as unknown).not.toThrow();
  },
);

/** What a command of a page, a workflow or the like names, and that is not there. */
function findMissing(commands: string): string[] {
  const { scripts } = JSON.parse(readPage("package.json")) as { scripts: Record<string, string> };
  const named = [...commands.matchAll(/npm (?:run )?(?:-s )?([a-z:]+)/g)]
    .map(([command, name]) => ({ command, name }))
    .filter(({ command, name }) => command.includes(" run ") || name === "test");
  const files = [...commands.matchAll(/(?:node|tsx) ((?:[\w-]+\/)+[\w.-]+\.\w+)/g)]
    .map(([, path]) => path)
    .filter((path) => !path.startsWith("node_modules/"));
  return [
    ...named.filter(({ name }) => !(name in scripts)).map(({ command }) => command),
    ...files.filter((path) => !existsSync(join(ROOT, path))),
  ];
}

it.each(
  blocks.filter(({ language }) => language === "bash").map(({ place, code }) => [place, code]),
)("the commands at %s name what exists", (_, code) => {
  expect(findMissing(code)).toEqual([]);
});

const WORKFLOWS = ".github/workflows";

it.each(readdirSync(join(ROOT, WORKFLOWS)))("the commands of the workflow %s exist", (name) => {
  const workflow = readPage(join(WORKFLOWS, name));
  const projects = [...workflow.matchAll(/--selectProjects ([\w -]+?) --/g)];
  const known = [...readPage("jest.config.js").matchAll(/displayName: "(.+)"/g)];
  const names = known.map(([, displayName]) => displayName);
  expect(
    projects.flatMap(([, some]) => some.split(" ")).filter((one) => !names.includes(one)),
  ).toEqual([]);
  expect(findMissing(workflow)).toEqual([]);
});

it("finds a command that names nothing", () => {
  const commands = "npm ci && npm run demo\nnpm run nothing\nnode scripts/nowhere.mjs";
  expect(findMissing(commands)).toEqual(["npm run nothing", "scripts/nowhere.mjs"]);
});
