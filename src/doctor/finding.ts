/** How a check ended. A `problem` keeps payments from working; a `warning` may. */
export type Verdict = "ok" | "warning" | "problem";

/** What a check found. The names are part of the contract with scripts that read `--json`. */
export interface Finding {
  check: CheckName;
  /** The provider entry that it is about; null for the whole store. */
  entry: string | null;
  verdict: Verdict;
  message: string;
  /** What to do; null where nothing is to be done. */
  advice: string | null;
}

export type CheckName =
  | "store"
  | "tables"
  | "entries"
  | "address"
  | "cors"
  | "locking"
  | "job"
  | "key"
  | "capability"
  | "webhook"
  | "last_webhook"
  | "region"
  | "prices"
  | "stock"
  | "shipping";

export interface Report {
  /** No finding is a problem. */
  ok: boolean;
  findings: Finding[];
}

export function toReport(findings: Finding[]): Report {
  return { ok: findings.every(({ verdict }) => verdict !== "problem"), findings };
}

/** Makes the findings of one check. */
export function findingsOf(check: CheckName, entry: string | null = null) {
  const find = (verdict: Verdict) => (message: string, advice: string | null) =>
    ({ check, entry, verdict, message, advice }) satisfies Finding;
  return {
    ok: (message: string) => find("ok")(message, null),
    warning: find("warning"),
    problem: find("problem"),
  };
}
