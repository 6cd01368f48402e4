import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import ts from "typescript";

import {
  API_VERSIONS,
  CURRENCIES,
  FAILURE_CODES,
  FLOWS,
  MARKETS,
  MAX_EXPIRY_SECONDS,
  NO_ORDER_CODES,
  SOURCE_TYPES,
} from "./atome";

/** The facts of Atome QR are written down in `atome.ts` alone. Comments may repeat them. */

const SRC = join(__dirname, "..");
const HOME = "domain/atome.ts";

const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && path !== HOME)
  .filter((path) => !/\.test\.tsx?$|(^|\/)(test-support|migrations)\//.test(path));

const markets = Object.values(MARKETS);
const EXACT_TEXTS = new Set<string>([
  SOURCE_TYPES.qr,
  ...CURRENCIES.map((currency) => currency.toLowerCase()),
  ...Object.values(FAILURE_CODES),
  ...Object.values(NO_ORDER_CODES),
]);
const PARTS_OF_TEXTS = [
  new RegExp(`\\b(${CURRENCIES.join("|")})\\b`),
  new RegExp(`(?<!\\w)${SOURCE_TYPES.qr}(?![\\w.])`),
  new RegExp(
    [...API_VERSIONS, ...markets.flatMap(({ timeZone, symbol }) => [timeZone, symbol])]
      .filter((text) => text !== "RM")
      .map((text) => text.replaceAll("$", "\\$"))
      .join("|"),
  ),
  // In every language of the texts: days of the refund window, hours and seconds of an expiry.
  /(?<!\d)60 ?(days?|วัน|hari|天)/,
  /(?<!\d)12 ?(hours?|h\b|ชั่วโมง|jam|小时)/,
  /(?<!\d)30 ?(seconds?|วินาที|saat|秒)/,
];
const LIMITS = new Set<number>(
  markets.flatMap(({ limits }) =>
    FLOWS.map((flow) => limits[flow]).flatMap(({ min, max }) => [min, max]),
  ),
);
const TELLING_NUMBERS = new Set([MAX_EXPIRY_SECONDS, ...[...LIMITS].filter((one) => one > 99_999)]);
const COUNTRY_KEYS = new Set(markets.map(({ country }) => country.toUpperCase()));
const FACT_NAME = /REFUND.*DAYS|EXPIRY_SECONDS|DECIMALS|MINOR_PER|REFUNDS_PER/;

/** Why a node writes down a fact of Atome QR; undefined when it does not. */
function factIn(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || isTemplatePart(node)) {
    const isFact =
      EXACT_TEXTS.has(node.text) || PARTS_OF_TEXTS.some((part) => part.test(node.text));
    return isFact && !isImported(node) ? JSON.stringify(node.text) : undefined;
  }
  if (ts.isNumericLiteral(node)) {
    const number = Number(node.text);
    const key = ts.isPropertyAssignment(node.parent) ? node.parent.name.getText() : "";
    const isLimit = /^(min|max)$/.test(key) && LIMITS.has(number);
    return isLimit || TELLING_NUMBERS.has(number) ? node.getText() : undefined;
  }
  if (ts.isBinaryExpression(node)) {
    return /^12 \* 60 \* 60$|^60 \* 24 \* 60 \* 60$/.test(node.getText())
      ? node.getText()
      : undefined;
  }
  if (ts.isPropertyAssignment(node)) {
    const key = node.name.getText();
    return [...CURRENCIES, ...COUNTRY_KEYS].includes(key) ? `${key}:` : undefined;
  }
  if (ts.isVariableDeclaration(node) && node.initializer) {
    const isFact =
      FACT_NAME.test(node.name.getText()) && /^[\d\s_*]+$/.test(node.initializer.getText());
    return isFact ? node.getText() : undefined;
  }
  return undefined;
}

function isTemplatePart(
  node: ts.Node,
): node is ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail {
  return ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
}

function isImported({ parent }: ts.Node): boolean {
  return ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent);
}

/** `path:line  fact` for every fact that is written down in a file. */
function factsIn(path: string, code: string): string[] {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, kind);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const fact = factIn(node);
    if (fact) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      found.push(`src/${path}:${line + 1}  ${fact}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

it("finds the sources", () => {
  expect(sources.length).toBeGreaterThan(200);
});

it("has each fact of Atome QR in domain/atome.ts alone", () => {
  const found = sources.flatMap((path) => factsIn(path, readFileSync(join(SRC, path), "utf8")));
  expect(found).toEqual([]);
}, 30_000);

it.each([
  `const CURRENCIES = ["THB", "SGD"];`,
  `if (row.currency === "thb") return;`,
  `const zones = { THB: zone };`,
  `const text = \`Atome QR takes MYR, not \${code}.\`;`,
  `const type = "atome_qr";`,
  `if (code === "payment_expired") return;`,
  `const longest = 43_200;`,
  `const longest = 12 * 60 * 60;`,
  `const limit = { min: 2_000, max };`,
  `const most = 5_000_000;`,
  `const REFUND_WINDOW_DAYS = 60;`,
  `const sql = "paid_at + interval '60 days 6 hours'";`,
  `const text = "คืนเงินได้ภายใน 60 วัน";`,
  `const version = "2017-11-02";`,
  `const zone = "Asia/Bangkok";`,
])("would find %s", (code) => {
  expect(factsIn("example.ts", code)).not.toEqual([]);
});

it.each([
  `/** THB, 60 days, atome_qr. */`,
  `const table = "atome_qr_charge";`,
  `const event = "atome_qr.charge.paid";`,
  `const pause = 2_000;`,
  `const window = [7, 30, 60];`,
  `import { th } from "./th";`,
])("would leave %s alone", (code) => {
  expect(factsIn("example.ts", code)).toEqual([]);
});
