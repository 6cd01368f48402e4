import { readFileSync } from "node:fs";
import { join } from "node:path";

import { METRICS, toPrometheusName } from "./metric-names";

const DASHBOARD = join(__dirname, "../../../../docs/grafana-dashboard.json");
const OPERATIONS = join(__dirname, "../../../../docs/operations.md");

interface Dashboard {
  panels: { targets: { expr: string }[] }[];
}

describe("the Grafana dashboard", () => {
  const { panels } = JSON.parse(readFileSync(DASHBOARD, "utf8")) as Dashboard;
  const shown = panels
    .flatMap(({ targets }) => targets)
    .flatMap(({ expr }) => expr.match(/atome_qr_\w+/g) ?? [])
    .map((name) => name.replace(/_(bucket|sum|count)$/, ""));

  it("shows every metric, and none that is not measured", () => {
    expect([...shown].sort()).toEqual(Object.values(METRICS).map(toPrometheusName).sort());
  });

  it("and the documentation name the same metrics", () => {
    const rows = readFileSync(OPERATIONS, "utf8").matchAll(
      /\| `(atome_qr\.[\w.]+)` +\| (histogram|counter|gauge)/g,
    );
    const named = [...rows].map(([, name, kind]) => `${kind} ${name}`);
    const measured = Object.values(METRICS).map(({ kind, name }) => `${kind} ${name}`);
    expect(named.sort()).toEqual(measured.sort());
  });
});
