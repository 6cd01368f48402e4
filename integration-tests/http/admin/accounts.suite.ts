import type { AccountsAnswer } from "../../../src/admin-api/types";
import { signWebhook } from "../../../sandbox";
import { WEBHOOK_NOTED_EVERY_MS } from "../../../src/domain/timing";
import { AtomeAdmin } from "../../support/atome-admin";
import { learnClock } from "../../support/learn-clock";
import { suite } from "../../support/store-suite";
import { waitFor } from "../../support/wait-for";
import { deliver, eventBody, secretOf } from "../../support/webhook";

const refused = { status: 401, body: { code: "invalid_signature" } };

export default suite(__filename, "an account's health", (store) => {
  let admin: AtomeAdmin;

  afterEach(async () => {
    jest.restoreAllMocks();
    await learnClock(store); // one that jumped is learned anew
  });

  beforeEach(async () => {
    admin = await AtomeAdmin.logIn(store);
  });

  it("is what Omise says of it, and what is in force here", async () => {
    expect(await admin.account("th")).toEqual({
      id: "th",
      provider_id: "pp_atome-qr_th",
      trouble: null,
      livemode: false,
      flow: "qr",
      checkout: "pay_first",
      key: "ok",
      email: expect.stringContaining("@") as string,
      method_enabled: true,
      currencies: ["THB"],
      limits: {
        THB: { min: 2_000, max: 5_000_000 },
        SGD: { min: 150, max: 300_000 },
        MYR: { min: 1_000, max: 500_000 },
      },
      expires_in_seconds: 43_200,
      expiry: { seconds: 43_200, source: "option" },
      expiry_exceptions: [],
      regions: [{ id: expect.stringMatching(/^reg_/) as string, name: "Thailand" }],
      clock_offset_seconds: 0,
      requests: {
        per_second: 15,
        last_minute: expect.any(Number) as number,
        waited: expect.any(Number) as number,
      },
      webhook_url: "/hooks/atome-qr/th",
      unsigned_webhooks_allowed: false,
      last_good_webhook: null,
      last_bad_webhook: null,
    });
    expect((await admin.account("thorder")).checkout).toBe("order_first");
  });

  it("has the expiry in force: the store's, and what wins over it in its own regions", async () => {
    const { regions } = await admin.account("th");
    const [elsewhere] = (await admin.account("sg")).regions;
    await admin.override({ scope: "store", expires_in_seconds: 900 });
    await admin.override({
      scope: "region",
      region_id: regions[0].id,
      expires_in_seconds: 3_600,
    });

    expect(await admin.account("th")).toMatchObject({
      expires_in_seconds: 43_200,
      expiry: { seconds: 900, source: "store" },
      expiry_exceptions: [{ scope: "region", scope_name: "Thailand", seconds: 3_600 }],
    });
    expect(elsewhere.id).not.toBe(regions[0].id);
    expect(await admin.account("sg")).toMatchObject({
      expiry: { seconds: 900, source: "store" },
      expiry_exceptions: [],
    });
  });

  it("tells which of Medusa's locks the store depends on", async () => {
    const answer = await admin.staff.get<AccountsAnswer>("/admin/atome-qr/accounts");
    expect(answer.locking).toEqual({ provider: "in-memory", safety: "one_instance" });
  });

  it.each([
    ["id,livemode", ["id", "livemode"]],
    ["checkout", ["checkout", "id"]],
  ])("is told in part with fields=%s", async (fields, expected) => {
    const { accounts } = await admin.staff.get<AccountsAnswer>(
      `/admin/atome-qr/accounts?fields=${fields}`,
    );
    expect(accounts.map((account) => Object.keys(account).sort())).toEqual(
      accounts.map(() => expected),
    );
  });

  it("names the last good webhook", async () => {
    // It is noted now and then, by the process's clock: a test before this one had it noted.
    const now = Date.now;
    jest.spyOn(Date, "now").mockImplementation(() => now() + WEBHOOK_NOTED_EVERY_MS);
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await shopper.waitForOrder(session.id);

    await waitFor(async () =>
      expect((await admin.account("th")).last_good_webhook).toEqual({
        at: expect.stringMatching(/Z$/) as string,
        key: expect.stringMatching(/^charge\./) as string,
      }),
    );
  });

  it.each<[string, string, (body: string) => Record<string, string>]>([
    ["my", "missing_signature", () => ({})],
    ["sg", "bad_signature", (body) => ({ ...signWebhook(body, secretOf(store, "th")) })],
  ])("names the last bad webhook of %s: %s", async (account, reason, headers) => {
    const body = eventBody("chrg_test_1");
    expect(await deliver(store, account, body, headers(body))).toMatchObject(refused);
    expect(store.sandbox.requests).toEqual([]);
    await waitFor(async () =>
      expect((await admin.account(account)).last_bad_webhook).toEqual({
        at: expect.stringMatching(/Z$/) as string,
        reason,
        seconds_late: null,
      }),
    );
  });

  it("says how late a stale webhook was", async () => {
    const body = eventBody("chrg_test_1");
    const nineMinutesAgo = Math.floor(Date.now() / 1000) - 540;
    const headers = {
      ...signWebhook(body, secretOf(store, "th"), nineMinutesAgo),
    };
    expect(await deliver(store, "th", body, headers)).toMatchObject(refused);
    await waitFor(async () => {
      const bad = (await admin.account("th")).last_bad_webhook;
      expect(bad?.reason).toBe("stale_signature");
      expect(bad?.seconds_late).toBeGreaterThanOrEqual(540);
    });
  });

  it("tells what is no event, and a charge of another account", async () => {
    const noEvent = await deliver(store, "sg", "{}");
    expect([noEvent.status, noEvent.body]).toMatchObject([400, { code: "invalid_event" }]);
    await waitFor(async () =>
      expect((await admin.account("sg")).last_bad_webhook?.reason).toBe("not_an_event"),
    );
    const { charge_id: chargeId } = (await (await store.shopper()).choosePayment()).data;
    store.sandbox.clearRequests();
    const foreign = await deliver(store, "my", eventBody(chargeId));
    expect([foreign.status, foreign.body]).toMatchObject([400, { code: "invalid_event" }]);
    expect(store.sandbox.requests).toEqual([]);
    await waitFor(async () =>
      expect((await admin.account("my")).last_bad_webhook?.reason).toBe("foreign_charge"),
    );
  });

  it.each([
    {
      what: "is too large",
      account: "my",
      body: "x".repeat(300_000),
      encoding: "identity",
      refused: { status: 413, code: "webhook_too_large" },
      reason: "too_large",
    },
    {
      what: "is packed in an unknown way",
      account: "my",
      body: "{}",
      encoding: "br",
      refused: { status: 415, code: "webhook_encoding_unknown" },
      reason: "wrong_content",
    },
    {
      what: "is packed and broken",
      account: "sg", // the same reason is noted once in a while
      body: "not packed",
      encoding: "gzip",
      refused: { status: 400, code: "webhook_unreadable" },
      reason: "wrong_content",
    },
  ])("tells of a webhook that $what, rather than of a wrong signature", async (one) => {
    const headers = { "content-encoding": one.encoding };
    const { status, code } = one.refused;
    const answer = await deliver(store, one.account, one.body, headers);
    expect(answer).toMatchObject({ status, body: { code } });
    await waitFor(async () =>
      expect((await admin.account(one.account)).last_bad_webhook).toMatchObject({
        reason: one.reason,
      }),
    );
  });

  it("does not remember accounts that nobody has", async () => {
    const nobodys = await deliver(store, "nobody", eventBody("chrg_test_1"), {});
    expect([nobodys.status, nobodys.body]).toMatchObject([404, { code: "account_not_found" }]);
    await deliver(store, "thorder", "{}", {});
    await waitFor(async () => {
      const rows = await store.db<{ account: string }>("atome_qr_webhook_report").select("account");
      expect(rows).toEqual([{ account: "thorder" }]);
    });
  });
});
