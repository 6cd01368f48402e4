import { auditVerdict } from "./audit-verdict.cjs";

/** A report as npm prints it, with so many findings of each severity. */
function report(counts: Record<string, number>, vulnerabilities = {}): string {
  const none = { info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: 0 };
  const metadata = { vulnerabilities: { ...none, ...counts }, dependencies: { prod: 40 } };
  return JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata });
}

it("is clean without findings", () => {
  expect(auditVerdict(report({}))).toEqual({
    outcome: "clean",
    reason: "no high or critical findings",
  });
});

it("is clean with findings that are less than high", () => {
  expect(auditVerdict(report({ info: 1, low: 2, moderate: 3, total: 6 })).outcome).toBe("clean");
});

it.each<Record<string, number>>([{ high: 1 }, { critical: 1 }, { high: 2, critical: 3 }])(
  "finds %j",
  (counts) => {
    expect(auditVerdict(report(counts)).outcome).toBe("found");
  },
);

it("names what it finds, with its severity", () => {
  const vulnerabilities = {
    qs: { name: "qs", severity: "moderate" },
    axios: { name: "axios", severity: "high" },
    "p-limit": { name: "p-limit", severity: "critical" },
  };
  expect(auditVerdict(report({ moderate: 1, high: 1, critical: 1 }, vulnerabilities)).reason).toBe(
    "1 critical and 1 high findings: axios (high), p-limit (critical)",
  );
});

it.each([
  [
    "refuses",
    { message: "405 Method Not Allowed - POST https://registry.example.com/", statusCode: 405 },
    "the audit service cannot be asked (it answered 405)",
  ],
  [
    "cannot be reached",
    { error: { code: "ENOTFOUND", summary: "getaddrinfo registry.example.com" } },
    "the audit service cannot be asked (it answered ENOTFOUND)",
  ],
  ["answers with nothing", {}, "the audit service cannot be asked (it gave no report)"],
  [
    "answers with a report that has no counts",
    { metadata: { vulnerabilities: {} } },
    "the audit service cannot be asked (it gave no report)",
  ],
  [
    "answers with counts that are none",
    { metadata: { vulnerabilities: { high: "0", critical: null } } },
    "the audit service cannot be asked (it gave no report)",
  ],
])("knows nothing when the registry %s, and does not name it", (_what, answer, reason) => {
  expect(auditVerdict(JSON.stringify(answer))).toEqual({ outcome: "skipped", reason });
});

it.each(["", "null", "[]", "<html></html>", '{"metadata":'])("knows nothing from %j", (output) => {
  expect(auditVerdict(output).outcome).toBe("skipped");
});
