import ts from "typescript";

import { ACCOUNT_TROUBLES } from "../../src/domain/account-trouble";
import { FAILURE_CODES, NO_ORDER_CODES, NOT_CREATED, UNREADABLE } from "../../src/domain/atome";
import { ATTENTION_REASONS, blocksCapture } from "../../src/domain/attention";
import { AtomeQrError, type AtomeQrErrorCode } from "../../src/domain/errors";
import { codeSpansOf, sectionOf, tableRowsOf } from "./markdown";
import { isSentence, namesOf, SERVER_FILES, textsOf } from "./texts-in-source";

/** docs/troubleshooting.md has every message and code that the plugin gives, and no other. */

const PAGE = "docs/troubleshooting.md";

const texts = SERVER_FILES.flatMap((path) => textsOf(path).map((one) => ({ ...one, path })));

const sentencesOf = (paths: string[]) =>
  paths
    .flatMap(textsOf)
    .map(({ text }) => text)
    .filter(isSentence);

const bootMessages = sentencesOf([
  "src/domain/options.ts",
  "src/domain/plugin-options.ts",
  "src/modules/atome-qr/wiring.ts",
]);

/** Said at the start, with the plugin's name before each. */
const bootWarnings = sentencesOf([
  "src/modules/atome-qr/boot-warnings.ts",
  "src/modules/atome-qr/locking.ts",
]).map((text) => `Atome QR: ${text}`);

/** What begins with the plugin's name, and what `warn` is given: it adds the name and the error. */
const logLines = [
  ...bootWarnings,
  ...texts
    .map(({ text }) => text)
    .filter((text) => /^Atome QR(:| webhook)/.test(text))
    .filter((text) => isSentence(text.replace("Atome QR:", ""))),
  ...texts
    .filter(({ node }) => isArgument(node, 1, "warn"))
    .map(({ text }) => `Atome QR: ${text}: …`),
];

/** Codes of the error class. */
const classCodes = namesOf("src/domain/errors.ts", "TYPE_OF_CODE") as AtomeQrErrorCode[];

/** Codes that routes answer by themselves. */
const routeCodes = texts
  .filter(({ path, text }) => path.startsWith("src/api/") && /^[a-z]+(_[a-z]+)+$/.test(text))
  .filter(({ node }) => isCode(node) || isArgument(node, 2, "MedusaError"))
  .map(({ text }) => text);

function isCode({ parent }: ts.Node): boolean {
  return ts.isPropertyAssignment(parent) && parent.name.getText() === "code";
}

function isArgument(node: ts.Node, index: number, of: string): boolean {
  const { parent } = node;
  return (
    (ts.isCallExpression(parent) || ts.isNewExpression(parent)) &&
    parent.expression.getText() === of &&
    parent.arguments?.[index] === node
  );
}

it.each([
  ["Boot messages", bootMessages],
  ["Log lines", logLines],
  ["Calls to Omise", sentencesOf(["src/omise/to-omise-error.ts"])],
  ["Refused webhooks", namesOf("src/modules/atome-qr/webhook-reports.ts", "WebhookTrouble")],
  ["Error codes", [...classCodes, ...routeCodes]],
  [
    "Failure codes",
    [...Object.values({ ...FAILURE_CODES, ...NO_ORDER_CODES }), NOT_CREATED, UNREADABLE],
  ],
  ["Attention reasons", Object.keys(ATTENTION_REASONS)],
  ["Trouble of an account", Object.keys(ACCOUNT_TROUBLES)],
])("%s are all on the page, and no others", (heading, inSource) => {
  const rows = tableRowsOf(sectionOf(PAGE, heading));
  const onPage = rows.flatMap(([messages]) => codeSpansOf(messages));
  expect(onPage.toSorted()).toEqual([...new Set(inSource)].sort());
  expect(rows.filter((row) => row.some((cell) => cell === ""))).toEqual([]);
});

it("says which reasons forbid a capture", () => {
  const rows = tableRowsOf(sectionOf(PAGE, "Attention reasons"));
  for (const [reason, , , forbids] of rows) {
    expect([reason, forbids]).toEqual([
      reason,
      blocksCapture(codeSpansOf(reason)[0]) ? "yes" : "no",
    ]);
  }
});

/** By Medusa's error handler. */
const STATUS_OF_TYPE: Record<string, string> = {
  invalid_argument: "at boot",
  invalid_data: "400",
  not_allowed: "400",
  unauthorized: "401",
  not_found: "404",
  unexpected_state: "500",
};

it("lists every code under its HTTP status in the reference", () => {
  const conflicts = textsOf("src/api/admin/atome-qr/as-staff.ts").map(({ text }) => text);
  const listed = tableRowsOf(sectionOf("docs/reference.md", "Error codes")).flatMap(
    ([status, codes]) => codeSpansOf(codes).map((code) => [code, status]),
  );
  const expected = classCodes.flatMap((code) => {
    const own = [code, STATUS_OF_TYPE[new AtomeQrError(code, "").type]];
    // In the admin; a storefront, or Medusa's own routes, get the status of its type.
    return conflicts.includes(code) ? [own, [code, "409"]] : [own];
  });
  const isOfClass = ([code]: string[]) => classCodes.some((one) => one === code);
  expect(listed.filter(isOfClass).sort()).toEqual(expected.sort());
  const others = listed.filter((one) => !isOfClass(one)).map(([code]) => code);
  expect(others.sort()).toEqual([...new Set(routeCodes)].sort());
});
