import { Agent } from "node:http";

import { signWebhook } from "../../sandbox";
import { type Answer, sendRawRequest } from "../support/raw-request";
import { sendLargeBody } from "../support/large-body";
import { minuteLater, runJob } from "../support/job";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { eventBody, secretOf } from "../support/webhook";

/** As many as show what is kept, or let through; a whole flood with FLOOD_EVENTS=10000. */
const EVENTS = Number(process.env.FLOOD_EVENTS ?? 2_000);
const CONNECTIONS = 16;

type Deserved = typeof TAKEN | typeof REFUSED;

const TAKEN = { status: 200, json: { received: true } } as const;
const REFUSED = { status: 401, json: { code: "invalid_signature" } } as const;

interface Delivery {
  body: string;
  headers: object;
  /** What the sender deserves. */
  deserved: Deserved;
}

export default suite(__filename, "a flood of webhooks", (store) => {
  const secret = () => secretOf(store, "th");
  const signed = (body: string): Delivery => ({
    body,
    headers: signWebhook(body, secret()),
    deserved: TAKEN,
  });

  /** In four different ways. */
  function forged(number: number, chargeId: string): Delivery {
    const body = eventBody(chargeId);
    const large = eventBody(chargeId, { claims: { filler: "x".repeat(number % 100_000) } });
    return [
      { body, headers: {}, deserved: REFUSED },
      { body, headers: signWebhook(body, "Zm9yZ2Vk"), deserved: REFUSED },
      { body, headers: signWebhook(body, secret(), 1_700_000_000), deserved: REFUSED },
      { body: large, headers: signWebhook(body, secret()), deserved: REFUSED },
    ][number % 4];
  }

  /** Of twenty: thirteen forged, five sent again, one about nobody's charge, one about a real one. */
  function delivery(number: number, chargeId: string, again: Delivery): Delivery {
    const kind = number % 20;
    if (kind < 13) {
      return forged(number, chargeId);
    }
    if (kind < 18) {
      return again;
    }
    const attemptId = number % 3 === 0 ? `aqchg_${number}` : undefined;
    const stranger = `chrg_test_${String(number).padStart(19, "0")}`;
    return signed(kind === 18 ? eventBody(stranger, { attemptId }) : eventBody(chargeId));
  }

  /** Sends them as fast as the store answers; how many got an answer that they do not deserve. */
  async function send(count: number, deliveries: (number: number) => Delivery): Promise<number> {
    const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
    let next = 0;
    let wrong = 0;
    const sender = async () => {
      while (next < count) {
        const { body, headers, deserved } = deliveries(next++);
        const answer = await sendRawRequest(store.url, {
          method: "POST",
          path: "/hooks/atome-qr/th",
          body,
          agent,
          headers: { "content-type": "application/json", ...headers },
        });
        wrong += isAs(answer, deserved) ? 0 : 1;
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, sender));
    agent.destroy();
    return wrong;
  }

  async function expectEmptyInbox(): Promise<void> {
    await waitFor(async () => {
      // On a busy machine Omise's answer can be late; the job then does what is left.
      await minuteLater(store);
      await runJob(store);
      expect(await store.db("atome_qr_webhook_event").select()).toEqual([]);
    }, 60_000);
  }

  it("of thousands keeps nobody from buying, leaves nothing behind and hardly reaches Omise", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    const again = signed(eventBody(session.data.charge_id));
    store.sandbox.clearRequests();

    const flood = send(EVENTS, (number) => delivery(number, session.data.charge_id, again));
    const buyer = await store.shopper("sg");
    const bought = await buyer.choosePayment();
    store.sandbox.pay(bought.data.charge_id);
    const orderId = await buyer.waitForOrder(bought.id);

    expect(await flood).toBe(0);
    const staff = await store.staff();
    expect((await staff.order(orderId)).payment_status).toBe("captured");
    expect(await staff.orders()).toHaveLength(1);
    await expectEmptyInbox();
    expect((await shopper.payment(session.id)).status).toBe("pending");
    // A twentieth of the events were signed, new, and about the shopper's charge.
    expect(looksAt(session.data.charge_id)).toBeLessThan(EVENTS / 40);
    const strangers = store.sandbox.requests.filter(({ path }) => path.includes("000000"));
    expect(strangers).toEqual([]);
  }, 300_000);

  it("about one charge costs a few looks at Omise, and the last look is after the last event", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    const chargeId = session.data.charge_id;
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.clearRequests();
    // The first look lasts until all others have come.
    store.sandbox.faults.add({ match: "GET /charges/:id", kind: "slow", ms: 1_000, times: 1 });

    await send(1, () => signed(eventBody(chargeId)));
    await waitFor(() => expect(looksAt(chargeId)).toBe(1));
    store.sandbox.pay(chargeId); // the first look is too early to see it
    expect(await send(50, () => signed(eventBody(chargeId)))).toBe(0);

    await expectEmptyInbox();
    expect(await store.db("order").select()).toHaveLength(1);
    expect(looksAt(chargeId)).toBeLessThan(25);
  });

  it.each(["/hooks/atome-qr/th", "/hooks/payment/atome-qr_th"])(
    "with bodies of 1 MB, of 10 MB or without end is not taken in at %s",
    async (path) => {
      const headers = signWebhook("x", secret());
      for (const kind of ["announced", "chunked"] as const) {
        for (const length of [1_000_000, 10_000_000]) {
          const status = await sendLargeBody(store.url, { path, headers, length, kind });
          expect({ kind, length, status }).toEqual({ kind, length, status: 413 });
        }
      }
      // Express reads on before it answers, and throws away what it reads.
      const endless = { path, headers, length: 20_000_000, kind: "endless" } as const;
      const statuses = await Promise.all(
        Array.from({ length: 10 }, () => sendLargeBody(store.url, endless)),
      );

      expect(statuses).toEqual(Array(10).fill(0));
      expect((await store.api.get("/health")).status).toBe(200);
      expect(await store.db("atome_qr_webhook_event").select()).toEqual([]);
      expect(store.sandbox.requests).toEqual([]);
    },
  );

  function looksAt(chargeId: string): number {
    return store.sandbox.requests.filter(({ path }) => path === `/charges/${chargeId}`).length;
  }
});

function isAs({ status, json }: Answer, deserved: Deserved): boolean {
  const told = Object.entries(deserved.json);
  return status === deserved.status && told.every(([key, value]) => json?.[key] === value);
}
