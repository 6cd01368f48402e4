/**
 * @param output what `npm audit --json` printed
 * @returns `skipped` when the registry's audit service could not be asked: then nothing is known,
 *   neither good nor bad
 */
export function auditVerdict(output: string): {
  outcome: "clean" | "found" | "skipped";
  reason: string;
};
