// CommonJS, so that Jest can load it too.
module.exports = { auditVerdict };

/** What an answer of `npm audit --json` means for the package; see audit-verdict.d.cts. */
function auditVerdict(output) {
  const report = parse(output);
  const counts = report?.metadata?.vulnerabilities;
  if (!isCount(counts?.high) || !isCount(counts?.critical)) {
    return { outcome: "skipped", reason: `the audit service cannot be asked (${whyNot(report)})` };
  }
  const { high, critical } = counts;
  if (high + critical === 0) {
    return { outcome: "clean", reason: "no high or critical findings" };
  }
  const names = Object.entries(report.vulnerabilities ?? {})
    .filter(([, { severity }]) => severity === "high" || severity === "critical")
    .map(([name, { severity }]) => `${name} (${severity})`);
  return {
    outcome: "found",
    reason: `${critical} critical and ${high} high findings: ${names.join(", ")}`,
  };
}

function parse(output) {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}

function isCount(value) {
  return Number.isInteger(value) && value >= 0;
}

/** Without npm's own message: it names the registry, which can be a private one. */
function whyNot(report) {
  const status = report?.statusCode ?? report?.error?.code;
  return status ? `it answered ${status}` : "it gave no report";
}
