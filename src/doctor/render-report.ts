import { type Report, type Verdict } from "./finding";

/** The report for people: a line for each finding, and what to do below it. */
export function renderReport({ findings }: Report): string {
  const lines = findings.flatMap(({ verdict, entry, message, advice }) => [
    `${verdict.padEnd(9)}${entry === null ? "" : `[${entry}] `}${message}`,
    ...(advice === null ? [] : [`${" ".repeat(9)}→ ${advice}`]),
  ]);
  const count = (verdict: Verdict) => findings.filter((one) => one.verdict === verdict).length;
  return [
    ...lines,
    "",
    `${plural(count("problem"), "problem")}, ${plural(count("warning"), "warning")}, ${count("ok")} ok`,
  ].join("\n");
}

const plural = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;
