import type { AdminAccount } from "../../admin-api/types";
import { healthyAccount } from "../test-support/healthy-store";
import { checkCapability, checkKey, checkLastWebhook } from "./account";

const entry = (fields: Partial<AdminAccount>) => ({
  account: healthyAccount(fields),
  isSandbox: false,
});
const since = "2026-01-31T10:00:00.000Z";

describe("the key", () => {
  it.each<[string, Partial<AdminAccount>, boolean, string, RegExp]>([
    ["works", { livemode: true }, true, "ok", /live mode/],
    ["is a test key in development", {}, false, "ok", /test mode/],
    ["is a test key in production", {}, true, "warning", /no money moves/],
    ["is refused", { key: "rejected" }, false, "problem", /does not accept/],
    ["cannot be asked about", { key: "unreachable" }, false, "problem", /cannot be reached/],
    [
      "is of a copy",
      { key: "unreachable", trouble: { reason: "foreign_ledger", since } },
      false,
      "problem",
      /written for another store/,
    ],
    ["is in new trouble", { trouble: { reason: "new", since } }, false, "problem", /trouble: new/],
  ])("that %s", (_what, fields, isProduction, verdict, message) => {
    expect(checkKey(entry(fields), { isProduction })).toMatchObject({
      entry: "th",
      verdict,
      message: expect.stringMatching(message) as string,
    });
  });
});

describe("the capability", () => {
  it.each([
    [true, "ok"],
    [false, "problem"],
    [null, "warning"],
  ])("that is %s", (enabled, verdict) => {
    expect(checkCapability(entry({ method_enabled: enabled }))).toMatchObject([{ verdict }]);
  });

  it.each([
    ["qr", true, "Omise has enabled atome_qr, in THB."],
    ["redirect", true, "Omise has enabled atome, in THB."],
    ["qr", false, "Omise has not enabled atome_qr for this account."],
    ["redirect", false, "Omise has not enabled atome for this account."],
    ["redirect", null, "Omise did not say whether atome is enabled."],
  ] as const)("of the flow %s, enabled: %s, names the method", (flow, enabled, message) => {
    const [finding] = checkCapability(entry({ flow, method_enabled: enabled }));
    expect(finding.message).toBe(message);
  });

  it("is asked of Omise's support by the method's name", () => {
    const [finding] = checkCapability(entry({ flow: "redirect", method_enabled: false }));
    expect(finding.advice).toBe("Ask support@omise.co to enable atome.");
  });

  it("is not judged where Omise did not accept the key", () => {
    expect(checkCapability(entry({ key: "rejected", method_enabled: null }))).toEqual([]);
  });
});

describe("the last webhook", () => {
  const good = (at: string) => ({ at, key: "charge.complete" });
  const bad = (at: string) => ({ at, reason: "bad_signature", seconds_late: null });

  it.each<[string, Partial<AdminAccount>, string]>([
    ["came", { last_good_webhook: good(since) }, "ok"],
    ["never came", { last_good_webhook: null }, "warning"],
    ["was refused", { last_good_webhook: null, last_bad_webhook: bad(since) }, "warning"],
    [
      "was refused after a good one",
      { last_good_webhook: good("2026-01-01"), last_bad_webhook: bad("2026-01-02") },
      "warning",
    ],
    [
      "was refused before a good one",
      { last_good_webhook: good("2026-01-02"), last_bad_webhook: bad("2026-01-01") },
      "ok",
    ],
  ])("that %s", (_what, fields, verdict) => {
    expect(checkLastWebhook(entry(fields)).verdict).toBe(verdict);
  });

  it("is set in Omise's dashboard, and comes from the sandbox by itself", () => {
    const never = entry({ last_good_webhook: null });
    expect(checkLastWebhook(never).advice).toContain(never.account.webhook_url);
    expect(checkLastWebhook({ ...never, isSandbox: true }).advice).not.toContain("dashboard");
  });
});
