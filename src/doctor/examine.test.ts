import { examine } from "./examine";
import { renderReport } from "./render-report";
import { healthyEntry, healthyStore } from "./test-support/healthy-store";

describe("the report", () => {
  it("of a healthy store is ok, and has nothing to do", () => {
    const { ok, findings } = examine(healthyStore());
    expect(findings.filter(({ verdict }) => verdict !== "ok")).toEqual([]);
    expect(findings.every(({ advice }) => advice === null)).toBe(true);
    expect(ok).toBe(true);
    expect([...new Set(findings.map(({ check }) => check))]).toEqual([
      "tables",
      "address",
      "cors",
      "locking",
      "job",
      "key",
      "capability",
      "webhook",
      "last_webhook",
      "region",
      "prices",
      "stock",
      "shipping",
    ]);
  });

  it("is not ok with a problem, and is with a warning", () => {
    expect(examine(healthyStore({ entries: [healthyEntry({ markets: [] })] })).ok).toBe(false);
    expect(examine(healthyStore({ backendUrl: null })).ok).toBe(true);
  });

  it("has advice wherever something is not ok", () => {
    const { findings } = examine(
      healthyStore({ backendUrl: null, entries: [healthyEntry({ markets: [] })] }),
    );
    const bad = findings.filter(({ verdict }) => verdict !== "ok");
    expect(bad.length).toBeGreaterThan(1);
    expect(bad.every(({ advice }) => advice)).toBe(true);
  });

  it("tells people what is wrong, what to do, and how much of it there is", () => {
    const text = renderReport(
      examine(healthyStore({ backendUrl: null, entries: [healthyEntry({ markets: [] })] })),
    );
    expect(text).toContain("problem  [th] No region offers pp_atome-qr_th");
    expect(text).toContain("\n         → In Medusa's admin, under Settings → Regions");
    // The address; the test key in production.
    expect(text).toMatch(/\n\n1 problem, 2 warnings, \d+ ok$/);
  });
});
