import { type Logger } from "@medusajs/framework/types";
import { type AxiosError } from "axios";

import { ATTEMPTS_BEFORE_ATTENTION } from "../../src/domain/retry";
import { ATOME_QR_MODULE } from "../../src/modules/atome-qr";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { AtomeAdmin } from "../support/atome-admin";
import { runJob } from "../support/job";
import { later, runJobLater } from "../support/later";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

const HOUR = 3_600;

export default suite(__filename, "trouble of a whole Omise account", (store) => {
  let admin: AtomeAdmin;
  let key: string;

  beforeAll(() => {
    key = store.sandbox.accounts.find(({ id }) => id === "th")!.secretKey;
  });

  beforeEach(async () => {
    admin = await AtomeAdmin.logIn(store);
    store.sandbox.webhooks.faults = { off: true };
  });

  /** The account is well again, and the plugin has seen that. */
  afterEach(async () => {
    store.sandbox.faults.clear();
    store.sandbox.setSecretKey("th", key);
    await store.container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE).accountTroubles.ask("th");
  });

  async function openCodes(count: number) {
    const shoppers = await Promise.all(Array.from({ length: count }, () => store.shopper()));
    return Promise.all(
      shoppers.map(async (shopper) => ({ shopper, session: await shopper.choosePayment() })),
    );
  }

  function told(): unknown[] {
    const seen: unknown[] = [];
    const bus = store.container.resolve("event_bus");
    bus.subscribe("atome_qr.account.needs_attention", ({ data }) => {
      seen.push(data);
      return Promise.resolve();
    });
    return seen;
  }

  const nextMinute = () => runJobLater(store, 61);
  const rows = () =>
    store
      .db("atome_qr_charge")
      .select<{ attempts: number; attention: string | null }[]>("attempts", "attention");
  const feed = () => store.db("notification").where({ channel: "feed" });

  it("a revoked key is told once, counted against no charge, and made up for at once", async () => {
    const codes = await openCodes(3);
    const seen = told();
    store.sandbox.setSecretKey("th", "skey_test_revoked");

    await nextMinute();

    expect(await admin.account("th")).toMatchObject({
      key: "rejected",
      trouble: { reason: "key_rejected", since: expect.any(String) as string },
    });
    await waitFor(() => expect(seen).toEqual([{ account: "th", trouble: "key_rejected" }]));
    await waitFor(async () => expect(await feed()).toHaveLength(1));
    for (let minute = 0; minute < 10; minute++) {
      await nextMinute();
    }
    expect(seen).toHaveLength(1);
    expect(await rows()).toEqual(codes.map(() => ({ attempts: 0, attention: null })));
    store.sandbox.clearRequests();
    await nextMinute();
    expect(store.sandbox.requests.length).toBeLessThanOrEqual(2);

    store.sandbox.setSecretKey("th", key);
    for (const { session } of codes) {
      store.sandbox.pay(session.data.charge_id);
    }
    await nextMinute();
    expect(await admin.account("th")).toMatchObject({ trouble: null });
    expect(await (await store.staff()).orders()).toHaveLength(codes.length);
  });

  it("a key without the right to ask (403) is told at once, and no charge suffers", async () => {
    const codes = await openCodes(2);
    const seen = told();
    const code = "authorization_failure";
    store.sandbox.faults.add({ match: "*", kind: "error", status: 403, code });

    await nextMinute();
    await nextMinute();

    expect(await admin.account("th")).toMatchObject({ trouble: { reason: "key_rejected" } });
    await waitFor(() => expect(seen).toEqual([{ account: "th", trouble: "key_rejected" }]));
    expect(await rows()).toEqual(codes.map(() => ({ attempts: 0, attention: null })));
    store.sandbox.faults.clear();
    store.sandbox.pay(codes[0].session.data.charge_id);
    await nextMinute();
    expect(await (await store.staff()).orders()).toHaveLength(1);
  });

  it("that comes and goes is told once an hour", async () => {
    await openCodes(1);
    const seen = told();
    for (let times = 0; times < 3; times++) {
      store.sandbox.setSecretKey("th", "skey_test_revoked");
      await nextMinute();
      store.sandbox.setSecretKey("th", key);
      await nextMinute();
    }
    expect(seen).toHaveLength(1);

    await later(store, HOUR);
    store.sandbox.setSecretKey("th", "skey_test_revoked");
    await nextMinute();
    await waitFor(() => expect(seen).toHaveLength(2));
  });

  it.each(["redirect", "html_ok", "html_forbidden"] as const)(
    "a maintenance page (%s) is told when it lasts, and no charge suffers",
    async (shape) => {
      const codes = await openCodes(2);
      const seen = told();
      store.sandbox.faults.add({ match: "*", kind: "page", shape });

      await nextMinute();
      expect(await admin.account("th")).toMatchObject({
        trouble: { reason: "unexpected_answer" },
      });
      expect(seen).toEqual([]);
      await nextMinute();
      await waitFor(() => expect(seen).toEqual([{ account: "th", trouble: "unexpected_answer" }]));
      expect(await rows()).toEqual(codes.map(() => ({ attempts: 0, attention: null })));

      store.sandbox.faults.clear();
      store.sandbox.pay(codes[0].session.data.charge_id);
      await nextMinute();
      const staff = await store.staff();
      await waitFor(async () => expect(await staff.orders()).toHaveLength(1));
    },
  );

  it("a night without a way out takes up every row and event in the next minute", async () => {
    const codes = await openCodes(3);
    store.sandbox.faults.add({ match: "*", kind: "reset" });
    for (let time = 0; time < 3; time++) {
      await later(store, 5 * HOUR);
      await nextMinute();
    }
    expect(await admin.account("th")).toMatchObject({ trouble: { reason: "unreachable" } });
    expect(await rows()).toEqual(codes.map(() => ({ attempts: 0, attention: null })));
    store.sandbox.faults.clear();
    store.sandbox.pay(codes[1].session.data.charge_id);

    await nextMinute();

    expect(await (await store.staff()).orders()).toHaveLength(1);
  });

  it("is found when a code cannot be made, though nothing waits", async () => {
    store.sandbox.setSecretKey("th", "skey_test_revoked");
    const shopper = await store.shopper();
    await shopper.choosePayment().catch(() => undefined);

    await waitFor(async () => {
      expect(await admin.account("th")).toMatchObject({ trouble: { reason: "key_rejected" } });
    });
  });

  it("is not what one charge has that Omise answers with 500: that is told of the charge", async () => {
    const [{ session }] = await openCodes(1);
    const path = `GET /charges/${session.data.charge_id}`;
    store.sandbox.faults.add({ match: path, kind: "error", status: 500 });

    await later(store, HOUR);
    await nextMinute();
    expect(await rows()).toEqual([{ attempts: 1, attention: null }]);
    await store.db("atome_qr_charge").update({ attempts: ATTEMPTS_BEFORE_ATTENTION - 1 });
    await later(store, HOUR);
    await nextMinute();

    expect(await admin.account("th")).toMatchObject({ trouble: null, key: "ok" });
    expect(await admin.charge(session.data.charge_id)).toMatchObject({
      attention: "reconciliation_failing",
    });
    store.sandbox.faults.clear();
    await runJob(store);
  });

  it("that keeps it from being reached is in the log, with more than shoppers are told", async () => {
    const warn = jest.spyOn(store.container.resolve<Logger>("logger"), "warn");
    const shopper = await store.shopper();
    store.sandbox.faults.add({ match: "POST /charges", kind: "error", status: 503, times: 10 });

    const { code } = await shopper.choosePayment().then(
      () => ({ code: null }),
      (error: AxiosError<{ code: string }>) => error.response!.data,
    );

    expect(code).toBe("outcome_unknown");
    expect(warn).toHaveBeenCalledWith(
      expect.stringMatching(/^Atome QR: a payment with "th" could not be started: .+HTTP 503/),
    );
    warn.mockRestore();
  });
});
