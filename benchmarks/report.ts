import { availableParallelism } from "node:os";

import { type Figure, isMet } from "./measure";

/** What a measure has shown. */
export interface Result {
  name: string;
  figures: Figure[];
}

/** The figures for the terminal, one a line. */
export function describe(figures: Figure[]): string {
  const width = Math.max(...figures.map(({ what }) => what.length));
  return figures
    .map((figure) => {
      const end = [toGoal(figure), figure.note].filter(Boolean).join("; ");
      return `  ${figure.what.padEnd(width)}  ${toValue(figure).padStart(12)}  ${end}`.trimEnd();
    })
    .join("\n");
}

export function toValue({ value, unit }: Figure): string {
  return value === null ? "none came" : `${toNumber(value)} ${unit}`.trimEnd();
}

/** Such as `at most 20 kB: met`; empty without a goal. */
export function toGoal(figure: Figure): string {
  const { goal, unit } = figure;
  if (!goal) {
    return "";
  }
  const limit = "atMost" in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
  return `${limit} ${unit}`.trimEnd() + (isMet(figure) ? ": met" : ": **missed**");
}

/** With as many digits as mean something. */
function toNumber(value: number): string {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** With what they were measured on, and whether each goal is met. */
export function toJson(results: Result[]) {
  return {
    node: process.version,
    cores: availableParallelism(),
    measures: results.map(({ name, figures }) => ({
      name,
      figures: figures.map((figure) => ({ ...figure, isMet: isMet(figure) })),
    })),
  };
}
