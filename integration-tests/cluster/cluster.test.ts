import axios from "axios";
import request from "supertest";

import { signWebhook } from "../../sandbox";
import { RECOVERY_TAKEOVER_SECONDS } from "../../src/domain/timing";
import { Shopper } from "../support/shopper";
import { Staff } from "../support/staff";
import { later } from "../support/time-travel";
import { waitFor } from "../support/wait-for";
import { eventBody } from "../support/webhook";
import { type Cluster, type Instance, startCluster } from "./support/start-cluster";

/** Core writes an order, links it to its cart and reserves its goods, in this order. */
const HOLD_RESERVATIONS = `
  create or replace function hold_on() returns trigger language plpgsql as
    $$ begin perform pg_sleep(10); return new; end $$;
  create trigger hold_on before insert on reservation_item for each row execute function hold_on();`;
const RELEASE_RESERVATIONS = `drop trigger hold_on on reservation_item; drop function hold_on();`;

/** Three Medusa processes on one Postgres and one Redis. */
describe("a store of three instances", () => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster({ instances: 3, redis: true });
  });
  afterAll(() => cluster?.stop());

  beforeEach(() => {
    cluster.sandbox.faults.clear();
    cluster.sandbox.webhooks.faults = { off: true };
    cluster.sandbox.clearRequests();
  });

  const accessTo = ({ url }: { url: string }) => ({
    api: axios.create({ baseURL: url }),
    publishableKey: cluster.publishableKey,
  });

  /** `count` shoppers, each with an open QR, each at the next instance. */
  async function openCharges(count: number) {
    const charges: { sessionId: string; chargeId: string }[] = [];
    for (let i = 0; i < count; i++) {
      const shopper = await Shopper.withCart(accessTo(cluster.instances[i % 3]), "th");
      const session = await shopper.choosePayment();
      charges.push({ sessionId: session.id, chargeId: session.data.charge_id });
    }
    return charges;
  }

  /** Everything becomes due, as a minute later. */
  const minuteLater = () => later(cluster.db, 60);

  const runJobs = (instances: readonly Instance[] = cluster.instances) =>
    Promise.allSettled(instances.filter(({ isUp }) => isUp).map((one) => one.runJob()));

  /** What the books say of a charge: its orders, captures, and what its order shows as paid. */
  async function booksOf(chargeId: string) {
    const { rows } = await cluster.db.query<{
      orders: number;
      captures: number;
      captured: string | null;
      transactions: string | null;
    }>(
      `select count(distinct oc.order_id)::int as orders,
              count(distinct c.id)::int as captures,
              max(c.amount) as captured,
              (select sum(t.amount) from order_transaction t
                where t.order_id = max(oc.order_id)) as transactions
         from atome_qr_charge q
         left join order_cart oc on oc.cart_id = q.cart_id
         left join payment p on p.payment_session_id = q.session_id
         left join capture c on c.payment_id = p.id
        where q.charge_id = $1`,
      [chargeId],
    );
    return rows[0];
  }

  async function expectOnePaidOrder(chargeId: string) {
    const paid = cluster.sandbox.charge(chargeId).amount / 100;
    const books = await booksOf(chargeId);
    expect({
      ...books,
      captured: Number(books.captured),
      transactions: Number(books.transactions),
    }).toEqual({ orders: 1, captures: 1, captured: paid, transactions: paid });
  }

  const inbox = async () =>
    (await cluster.db.query<object>("select * from atome_qr_webhook_event")).rows;

  it("makes one paid order of a webhook that reaches all of them at once", async () => {
    const charges = await openCharges(6);
    charges.forEach(({ chargeId }) => cluster.sandbox.pay(chargeId));
    const account = cluster.sandbox.accounts.find(({ id }) => id === "th")!;
    const secret = [account.webhookSecret ?? ""].flat()[0];

    await Promise.all(
      charges.flatMap(({ chargeId }) => {
        const body = eventBody(chargeId);
        return cluster.instances.map(async ({ url }) => {
          const answer = await request(url)
            .post("/hooks/atome-qr/th")
            .set({ "content-type": "application/json", ...signWebhook(body, secret) })
            .send(body);
          expect([answer.status, answer.body]).toEqual([200, { received: true }]);
        });
      }),
    );

    for (const { chargeId } of charges) {
      await waitFor(() => expectOnePaidOrder(chargeId));
    }
    await waitFor(async () => expect(await inbox()).toEqual([]));
  });

  it("shares the job's work: each charge is settled once, however many instances run it", async () => {
    const charges = await openCharges(12);
    charges.forEach(({ chargeId }) => cluster.sandbox.pay(chargeId));
    cluster.sandbox.clearRequests();
    await minuteLater();

    await runJobs();

    for (const { chargeId } of charges) {
      await waitFor(() => expectOnePaidOrder(chargeId));
      const asked = cluster.sandbox.requests.filter(({ path }) => path === `/charges/${chargeId}`);
      expect(asked.length).toBeLessThanOrEqual(1);
    }
  });

  it("loses nothing when one of them dies in the middle of settling", async () => {
    const charges = await openCharges(12);
    charges.forEach(({ chargeId }) => cluster.sandbox.pay(chargeId));
    const [victim] = cluster.instances;
    await minuteLater();

    // Killed while its orders have neither stock nor payment yet; others are just read.
    await cluster.db.query(HOLD_RESERVATIONS);
    const before = await countOrders();
    const job = victim.runJob().catch(() => undefined);
    await waitFor(async () => expect(await countOrders()).toBeGreaterThan(before));
    await victim.kill();
    await job;
    await cluster.db.query(RELEASE_RESERVATIONS);
    const settled = await Promise.all(charges.map(({ chargeId }) => booksOf(chargeId)));
    expect(settled.some(({ transactions }) => transactions === null)).toBe(true);

    await waitFor(async () => {
      await minuteLater();
      await runJobs();
      for (const { chargeId } of charges) {
        await expectOnePaidOrder(chargeId);
      }
    }, 240_000);
    await victim.start();
    expect(await unsettled()).toEqual([]);
    expect(await ordersWithoutStock()).toEqual([]);
  }, 300_000); // core's lock on a cart outlives its holder by two minutes

  const countOrders = async () =>
    (await cluster.db.query<{ count: number }>(`select count(*)::int from "order"`)).rows[0].count;

  /** Of carts: what core began and could link to none is nobody's order. */
  const ordersWithoutStock = async () =>
    (
      await cluster.db.query<object>(
        `select l.order_id from order_cart l
          where l.deleted_at is null and not exists (
            select 1 from order_item i
              join reservation_item r on r.line_item_id = i.item_id and r.deleted_at is null
             where i.order_id = l.order_id)`,
      )
    ).rows;

  const unsettled = async () =>
    (
      await cluster.db.query<object>(
        "select id from atome_qr_charge where status = 'paid' and finalized_at is null",
      )
    ).rows;

  it("answers a shopper who waits at one instance when another one got the webhook", async () => {
    const [{ chargeId, sessionId }] = await openCharges(1);
    const [a, b] = cluster.instances;
    const waiting = axios.get<{ payment: { order_id: string | null } }>(
      `${b.url}/store/atome-qr/payment-sessions/${sessionId}?wait=25`,
      { headers: { "x-publishable-api-key": cluster.publishableKey } },
    );
    cluster.sandbox.setWebhookUrl("th", `${a.url}/hooks/atome-qr/th`);
    cluster.sandbox.webhooks.faults = {};
    cluster.sandbox.pay(chargeId);

    expect((await waiting).data.payment.order_id).toBeTruthy();
  });

  it("refunds in parts through two instances at once, each part once", async () => {
    const [{ chargeId }] = await openCharges(1);
    cluster.sandbox.pay(chargeId);
    await minuteLater();
    await runJobs([cluster.instances[0]]);
    await waitFor(() => expectOnePaidOrder(chargeId));
    const { rows } = await cluster.db.query<{ order_id: string }>(
      "select order_id from atome_qr_charge where charge_id = $1",
      [chargeId],
    );
    const [one, other] = await Promise.all(
      [cluster.instances[0], cluster.instances[1]].map((at) => Staff.logIn(accessTo(at))),
    );

    const answers = await Promise.all([
      one.refund(rows[0].order_id, 10.5),
      other.refund(rows[0].order_id, 20.25),
    ]);

    // Core may refuse one of two refunds at the same instant; what is refused must not be paid.
    const accepted = [1050, 2025].filter((_, i) => answers[i].status === 200);
    expect(accepted).not.toEqual([]);
    const made = cluster.sandbox.charge(chargeId).refunds.data.map(({ amount }) => amount);
    expect(made.sort((x, y) => x - y)).toEqual(expect.arrayContaining(accepted));
    expect(new Set(made).size).toBe(made.length);
  });

  it("makes an order by a process's own timer when Medusa's job is forgotten", async () => {
    if (!cluster.redis?.empty) {
      return; // somebody else's Redis
    }
    await cluster.redis.empty();
    const [{ chargeId }] = await openCharges(1);
    cluster.sandbox.pay(chargeId);
    await minuteLater();
    await cluster.db.query("update atome_qr_heartbeat set began_at = now() - $1::interval", [
      `${RECOVERY_TAKEOVER_SECONDS + 1} seconds`,
    ]);

    await waitFor(() => expectOnePaidOrder(chargeId), 60_000);
  });
});
