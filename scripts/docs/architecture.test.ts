import { type ChargeStatus, statusesBefore } from "../../src/domain/status";
import { AtomeQrCharge } from "../../src/modules/atome-qr/models/charge";
import { AtomeQrRefund } from "../../src/modules/atome-qr/models/refund";
import { CARE } from "../../src/reconcile/care";
import { codeBlocksOf, codeSpansOf, sectionOf, tableRowsOf } from "./markdown";
import { namesOf } from "./texts-in-source";

/** docs/architecture.md says what the code does, where a test can tell. */

const PAGE = "docs/architecture.md";
const FACTS = "src/reconcile/facts.ts";

const decision = tableRowsOf(sectionOf(PAGE, "The decision")).map(([step, , , care]) => ({
  step: codeSpansOf(step)[0],
  care,
}));

it("has every step of the decision, and no other", () => {
  const steps = ["Plain", "Repair", "Step"].flatMap((type) => namesOf(FACTS, type));
  expect(decision.map(({ step }) => step).toSorted()).toEqual(steps.sort());
});

it("says which steps are decided again, and how", () => {
  const acting = decision.filter(({ care }) => care !== "");
  expect(Object.fromEntries(acting.map(({ step, care }) => [step, care]))).toEqual(CARE);
});

/** The arrows of the page's state diagrams, each as `from>to`; the beginning is `[*]`. */
const diagrams = codeBlocksOf(PAGE)
  .filter(({ language }) => language === "mermaid")
  .map(({ code }) => [...code.matchAll(/^\s*(\S+) --> (\w+)/gm)].map(([, a, b]) => `${a}>${b}`));

it("draws how a charge's status moves", () => {
  const statuses = enumOf(AtomeQrCharge.schema.status) as ChargeStatus[];
  const moves = statuses.flatMap((to) => statusesBefore(to).map((from) => `${from}>${to}`));
  expect(diagrams[0].toSorted()).toEqual(["[*]>creating", ...moves].sort());
});

it("draws a refund's statuses", () => {
  const drawn = diagrams[1].map((arrow) => arrow.split(">")[1]);
  expect(drawn.sort()).toEqual(enumOf(AtomeQrRefund.schema.status).sort());
});

function enumOf(property: { parse: (name: string) => unknown }): string[] {
  const { dataType } = property.parse("status") as { dataType: { options: { choices: string[] } } };
  return [...dataType.options.choices];
}
