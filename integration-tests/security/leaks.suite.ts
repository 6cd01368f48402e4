import { type AxiosError, type AxiosResponse } from "axios";

import { type FaultRule } from "../../sandbox";
import { boot } from "../support/boot";
import { minuteLater, runJob } from "../support/job";
import { outputSoFar } from "../support/record-output";
import { PayLink } from "../support/pay-page";
import { readTables } from "../support/read-tables";
import { type Shopper } from "../support/shopper";
import { aMomentLater } from "../support/a-moment-later";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { deliver, eventBody, secretOf } from "../support/webhook";

jest.setTimeout(300_000); // many requests that fail late, on a machine that may be busy

export default suite(__filename, "a secret", (store) => {
  /** What the store answered and what it sent to its event bus, as text. */
  let answers: string[];
  let events: string[];

  beforeEach(() => {
    answers = [];
    events = [];
    const note = ({ status, headers, data }: AxiosResponse) =>
      answers.push(`${status} ${JSON.stringify(headers)} ${toText(data)}`);
    store.api.interceptors.response.use(
      (answer) => (note(answer), answer),
      (error: AxiosError) => {
        if (error.response) note(error.response);
        throw error;
      },
    );
    const bus = store.container.resolve("event_bus");
    const emit = bus.emit.bind(bus);
    jest.spyOn(bus, "emit").mockImplementation((data, options) => {
      events.push(JSON.stringify(data));
      return emit(data as never, options);
    });
  });

  afterEach(() => jest.restoreAllMocks());

  /** Keys and webhook secrets, in every form in which they could come out. */
  function secrets(): string[] {
    return store.sandbox.accounts.flatMap(({ secretKey, publicKey, webhookSecret }) => {
      const signing = [webhookSecret ?? ""].flat();
      const plain = [secretKey, publicKey, ...signing];
      return [
        ...plain,
        ...plain.map((text) => encodeURIComponent(text)),
        ...[secretKey, publicKey, `${secretKey}:`, `${publicKey}:`].map(toBase64),
        ...signing.map((text) => Buffer.from(text, "base64").toString("hex")),
        ...signing.map((text) => Buffer.from(text, "base64").toString("latin1")),
      ];
    });
  }

  /** What shows a code to whoever reads it: the image's link, and the pay page's. */
  function links(): string[] {
    return store.sandbox.charges().flatMap(({ source, pay_url }) => {
      const link = source.scannable_code!.image.download_uri;
      return [link, link.split("/").at(-1)!, pay_url, new URL(pay_url).searchParams.get("t")!];
    });
  }

  /** Everything that the store wrote or said since it was started. */
  async function expectNoLeak(): Promise<void> {
    const tables = [...(await readTables(store.db))].flatMap(([name, rows]) =>
      rows.map((row) => `${name}: ${row}`),
    );
    const output = outputSoFar();
    expect(tables.length).toBeGreaterThan(100);
    expect(answers.length).toBeGreaterThan(5);
    expect(events.length).toBeGreaterThan(0);
    expect(output.length).toBeGreaterThan(100);
    expect(occurrences([...tables, ...answers, ...events, ...output], secrets())).toEqual([]);
    const tokens = await store.db("atome_qr_charge").pluck<string[]>("pay_token");
    expect(occurrences([...events, ...output], [...links(), ...tokens])).toEqual([]);
    // So they would be found: the link is where it belongs.
    expect(occurrences([...tables, ...answers], links())).not.toEqual([]);
  }

  function fail(match: string, rule: Partial<FaultRule>, times = 1): void {
    store.sandbox.faults.add({ match, times, ...rule } as FaultRule);
  }

  /** What the store never met, it could not have told. */
  function expectToHaveStruck(kinds: Partial<FaultRule>[]): void {
    const struck = new Set(store.sandbox.requests.flatMap(({ faults }) => faults));
    expect([...struck].sort()).toEqual([...new Set(kinds.map(({ kind }) => kind!))].sort());
  }

  /** As a storefront: a refusal is an answer too. */
  async function tryToPay(shopper: Shopper): Promise<void> {
    await shopper.choosePayment().catch(() => undefined);
  }

  it("is nowhere to be read after a purchase, refunds, and all that staff can look at", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await shopper.complete();
    store.sandbox.pay(session.data.charge_id);
    const link = PayLink.of(store, session);
    await link.open();
    await link.qr();
    await link.renew();
    const orderId = await shopper.waitForOrder(session.id);
    const staff = await store.staff();
    await staff.refund(orderId, 1);
    await staff.refund(orderId, 1_000_000);
    store.sandbox.refund(session.data.charge_id, 100);
    await store.sandbox.webhooks.settled();
    await staff.order(orderId);
    await staff.post(`/admin/orders/${orderId}/cancel`).catch(() => undefined);
    for (const path of [
      "/admin/payments?fields=*payment_session,*payment_collection,+data",
      "/admin/payments/payment-providers",
      "/admin/plugins",
      "/admin/stores",
      "/admin/workflows-executions?fields=*execution,*context",
      "/admin/atome-qr/charges",
      "/admin/atome-qr/charges/export",
      `/admin/atome-qr/charges/${session.data.charge_id}`,
      `/admin/atome-qr/orders/${orderId}`,
      "/admin/atome-qr/accounts",
      "/admin/atome-qr/statistics",
    ]) {
      await staff.get(path).catch(() => undefined);
    }
    await shopper.get(`/store/carts/${shopper.cartId}?fields=*payment_collection.payment_sessions`);

    await expectNoLeak();
  });

  it("is nowhere to be read after everything has gone wrong at Omise that can", async () => {
    const [{ secretKey }] = store.sandbox.accounts;
    const kinds: Partial<FaultRule>[] = [
      { kind: "error", status: 401, message: `authentication failed for ${secretKey}` },
      { kind: "error", status: 400, message: `bad key "${secretKey}" in ${"x".repeat(500)}` },
      { kind: "error", status: 503, html: true },
      { kind: "rate_limited", retryAfterSeconds: 1 },
      { kind: "lost_answer" },
      { kind: "slow", ms: 2_500 },
    ];
    const shopper = await store.shopper();
    for (const kind of kinds) {
      await store.db("atome_qr_counter").delete(); // more codes than a shopper may ask for
      await aMomentLater(store);
      fail("POST /charges", kind);
      await tryToPay(shopper);
      store.sandbox.faults.clear();

      const session = await shopper.choosePayment();
      fail("* /charges/:id", kind, 4);
      fail("POST /charges/:id/expire", kind, 4);
      await shopper.payment(session.id).catch(() => undefined);
      await shopper.addItem().catch(() => undefined);
      await deliver(store, "th", eventBody(session.data.charge_id));
      store.sandbox.faults.clear();
    }
    await store.sandbox.webhooks.settled();
    fail("*", { kind: "error", status: 401, message: `no such key: ${secretKey}` }, 50);
    await minuteLater(store);
    await runJob(store);

    expectToHaveStruck(kinds);
    await expectNoLeak();
  });

  it("is nowhere to be read after refunds have failed", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    const orderId = await shopper.waitForOrder(session.id);
    const [{ secretKey }] = store.sandbox.accounts;
    const staff = await store.staff();
    const kinds: Partial<FaultRule>[] = [
      { kind: "error", status: 400, code: "failed_refund", message: `not with ${secretKey}` },
      { kind: "error", status: 401, message: secretKey },
      { kind: "lost_answer" },
    ];
    for (const kind of kinds) {
      fail("* /charges/:id/refunds", kind, 3);
      const { status, message } = await staff.refund(orderId, 1);
      if (kind.kind === "error") {
        expect(status).toBeGreaterThanOrEqual(400);
        expect(message).toMatch(/Omise|refund/i);
      }
      store.sandbox.faults.clear();
    }

    expectToHaveStruck(kinds);
    await expectNoLeak();
  });

  it("is nowhere to be read after forged and mistaken webhooks", async () => {
    const shopper = await store.shopper();
    const { charge_id: chargeId } = (await shopper.choosePayment()).data;
    const body = eventBody(chargeId);
    const note = ({ status, text }: { status: number; text: string }) =>
      answers.push(`${status} ${text}`);

    note(await deliver(store, "th", body, {}));
    note(await deliver(store, "th", body, { "omise-signature": secretOf(store, "th") }));
    note(await deliver(store, "sg", body));
    note(await deliver(store, "nobody", body));
    note(await deliver(store, "th", eventBody(chargeId, { livemode: true })));
    note(await deliver(store, "th", "{"));
    note(await deliver(store, "th", "{}"));
    const payments = store.container.resolve("payment");
    await payments.getWebhookActionAndData({
      provider: "atome-qr_th",
      payload: { data: {}, rawData: Buffer.from(body), headers: {} },
    });

    await expectNoLeak();
  });

  it("is nowhere to be read after the database has refused what it was given", async () => {
    const refuse = (table: string) =>
      store.db.raw(`alter table ${table} add constraint refused check (false) not valid`);
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await shopper.waitForOrder(session.id);
    const other = await store.shopper();
    const open = await other.choosePayment();

    await refuse("atome_qr_webhook_event");
    await deliver(store, "th", eventBody(open.data.charge_id));
    await store.db.raw("alter table atome_qr_webhook_event drop constraint refused");
    await refuse("atome_qr_charge");
    await deliver(store, "th", eventBody(open.data.charge_id));
    await waitFor(async () => {
      const [event] = await store.db<{ last_error: string }>("atome_qr_webhook_event").select();
      expect(event.last_error).toContain("refused");
    });
    await other
      .refused("get", `/store/atome-qr/payment-sessions/${open.id}`)
      .catch(() => undefined);
    await other.addItem().catch(() => undefined);
    await tryToPay(await store.shopper());
    await store.db.raw(
      "alter table atome_qr_charge drop constraint refused, add constraint refused check (status = 'creating') not valid",
    );
    await tryToPay(await store.shopper());
    await minuteLater(store).catch(() => undefined);
    await runJob(store).catch(() => undefined);

    await expectNoLeak();
  });

  it("that was pasted into a wrong option is not repeated when the store refuses to start", async () => {
    const PASTED_SECRET = "5f1c0ffee5ecre7ca7";
    const { code, output } = await boot("secrets", { PASTED_SECRET, LOG_LEVEL: "silly" });

    expect(code).toBe(1);
    expect(output).toContain("secretKey must start with skey_");
    expect(output).toContain("webhookSecret");
    expect(occurrences([output], [PASTED_SECRET])).toEqual([]);
  });
});

/** Where which of the words occur, with a little of what is around them. */
function occurrences(texts: readonly string[], words: string[]): string[] {
  return texts.flatMap((text) =>
    words
      .filter((word) => word !== "" && text.includes(word))
      .map((word) => {
        const at = text.indexOf(word);
        return `${word} in: ${text.slice(Math.max(0, at - 300), at + word.length + 50)}`;
      }),
  );
}

function toBase64(text: string): string {
  return Buffer.from(text).toString("base64");
}

function toText(data: unknown): string {
  return Buffer.isBuffer(data) ? data.toString("latin1") : JSON.stringify(data);
}
