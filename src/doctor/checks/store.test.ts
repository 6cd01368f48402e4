import { healthyAccount, healthyEntry, healthyStore } from "../test-support/healthy-store";
import {
  checkAddress,
  checkCors,
  checkEntries,
  checkJob,
  checkLocking,
  checkTables,
} from "./store";

const live = healthyEntry({ account: healthyAccount({ livemode: true }) });
const test = healthyEntry();
const sandbox = healthyEntry({ isSandbox: true });
const redirect = healthyEntry({ account: healthyAccount({ flow: "redirect" }) });
const redirectSandbox = healthyEntry({ ...redirect, isSandbox: true });

it("names the tables that are missing", () => {
  expect(checkTables({ missingTables: [] }).verdict).toBe("ok");
  expect(checkTables({ missingTables: ["atome_qr_sale"] })).toMatchObject({
    verdict: "problem",
    message: expect.stringContaining("atome_qr_sale") as string,
    advice: expect.stringContaining("npx medusa db:migrate") as string,
  });
});

it("tells of a store without a provider entry, unless the tables are to be made first", () => {
  const none = { missingTables: [], entries: [] };
  expect(checkEntries(none)).toMatchObject([{ check: "entries", verdict: "problem" }]);
  expect(checkEntries({ ...none, entries: [test] })).toEqual([]);
  expect(checkEntries({ ...none, missingTables: ["atome_qr_sale"] })).toEqual([]);
  const local = { backendUrl: "http://localhost:9000", entries: [], isProduction: true };
  expect(checkAddress({ ...local, missingTables: [] }).verdict).toBe("warning");
  expect(checkAddress({ ...local, missingTables: ["atome_qr_sale"] }).verdict).toBe("ok");
});

describe("the store's address", () => {
  it.each([
    ["is public", "https://api.shop.example", [live], "ok"],
    ["is not known", null, [live], "warning"],
    ["is this machine, with a live key", "http://localhost:9000", [live], "problem"],
    ["is this machine, with a test key", "http://localhost:9000", [test], "warning"],
    ["is this machine, with the sandbox", "http://localhost:9000", [sandbox], "ok"],
    [
      "is this network's, with one real account",
      "http://192.168.1.5:9000",
      [sandbox, live],
      "problem",
    ],
    ["is this machine, encrypted", "https://localhost:9000", [live], "problem"],
    ["is not encrypted, with a live key", "http://api.shop.example", [live], "problem"],
    ["is not encrypted, with a test key", "http://api.shop.example", [test], "warning"],
  ] as const)("that %s", (_what, backendUrl, entries, verdict) => {
    const facts = { missingTables: [], backendUrl, entries: [...entries], isProduction: true };
    expect(checkAddress(facts).verdict).toBe(verdict);
  });

  it.each([
    ["is public", "https://api.shop.example", redirect, true, "ok"],
    ["is not known", null, redirect, true, "problem"],
    ["is this machine", "http://localhost:9000", redirect, true, "problem"],
    ["is this machine, with the sandbox", "http://localhost:9000", redirectSandbox, true, "ok"],
    ["is this machine, in development", "http://localhost:9000", redirect, false, "warning"],
    ["is not encrypted", "http://api.shop.example", redirect, true, "problem"],
    ["is not encrypted, in development", "http://api.shop.example", redirect, false, "warning"],
  ] as const)(
    "to which Atome sends shoppers back, with a test key, that %s",
    (_what, backendUrl, entry, isProduction, verdict) => {
      const store = { missingTables: [], backendUrl, isProduction };
      const found = checkAddress({ ...store, entries: [test, entry] });
      const alone = checkAddress({ ...store, entries: [entry] });
      expect(alone.verdict).toBe(verdict);
      if (verdict === "ok") return;
      expect(found.verdict).toBe(verdict);
      expect(found.message).toContain("Atome sends shoppers back to this address");
    },
  );

  it("says nothing of coming back where shoppers only scan codes", () => {
    const local = { backendUrl: "http://localhost:9000", isProduction: true };
    const facts = { ...local, missingTables: [], entries: [live] };
    expect(checkAddress(facts).message).not.toContain("sends shoppers back");
  });
});

describe("CORS", () => {
  const { cors } = healthyStore();

  it("is a problem where it is empty, and says which", () => {
    const findings = checkCors({ cors: { ...cors, storeCors: " " }, isProduction: false });
    expect(findings.map(({ verdict }) => verdict)).toEqual(["problem", "ok", "ok"]);
    expect(findings[0].message).toContain("storeCors");
  });

  it.each([
    ["http://localhost:8000", "warning"],
    ["http://localhost:8000,https://shop.example", "ok"],
    ["*", "ok"],
    ["/\\.shop\\.example$/", "ok"],
  ])("of %s in production", (storeCors, verdict) => {
    const [found] = checkCors({ cors: { ...cors, storeCors }, isProduction: true });
    expect(found.verdict).toBe(verdict);
    const [inDevelopment] = checkCors({ cors: { ...cors, storeCors }, isProduction: false });
    expect(inDevelopment.verdict).toBe("ok");
  });
});

it.each([
  ["safe", true, "ok"],
  ["one_instance", false, "ok"],
  ["one_instance", true, "warning"],
  ["unknown", true, "warning"],
  ["unsafe", false, "problem"],
] as const)("judges locks that are %s (production: %s)", (safety, isProduction, verdict) => {
  const locking = { provider: "some", safety };
  expect(checkLocking({ locking, isProduction }).verdict).toBe(verdict);
});

describe("the job", () => {
  const at = "2026-01-31T10:00:00.000Z";

  it.each([
    [{ is_stale: false, failure: null }, "ok"],
    [{ is_stale: false, failure: "the inbox" }, "warning"],
    [{ is_stale: true, failure: null }, "problem"],
  ])("of %j", (state, verdict) => {
    expect(checkJob({ safetyNet: { last_completed_at: at, ...state } })).toMatchObject([
      { verdict, message: expect.stringMatching(/inbox|2026/) as string },
    ]);
  });

  it("is not asked about without tables", () => {
    expect(checkJob({ safetyNet: null })).toEqual([]);
  });
});
