import { ATTEMPTS_BEFORE_ATTENTION } from "../../src/domain/retry";
import { ledgerRow } from "../support/ledger-row";
import { minuteLater, runJob } from "../support/job";
import { suite, type TestStore } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { deliver, eventBody } from "../support/webhook";

export default suite(__filename, "what cannot be finished at once", (store) => {
  const told: { id: string; attention: string | null }[] = [];

  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
    told.length = 0;
  });

  beforeAll(() => {
    store.container
      .resolve("event_bus")
      .subscribe("atome_qr.charge.needs_attention", ({ data }) => {
        told.push(data as (typeof told)[number]);
        return Promise.resolve();
      });
  });

  async function paidCharge(of: TestStore) {
    const shopper = await of.shopper();
    const session = await shopper.choosePayment();
    of.sandbox.pay(session.data.charge_id);
    return { shopper, session, chargeId: session.data.charge_id };
  }

  async function makeDue() {
    await store
      .db("atome_qr_charge")
      .update({ next_check_at: store.db.raw("now() - interval '1 s'") });
    await store
      .db("atome_qr_webhook_event")
      .update({ next_attempt_at: store.db.raw("now() - interval '1 s'") });
  }

  it("through its own fault is told to staff once, given up in the end, and stops nobody else", async () => {
    const poison = await paidCharge(store);
    await store.db("atome_qr_charge").update({ account: "not-configured-any-more" });
    const good = await paidCharge(store);
    const row = () =>
      store.db("atome_qr_charge").where({ charge_id: poison.chargeId }).first() as Promise<{
        attempts: number;
        attention: string;
        last_error: string;
      }>;

    for (let run = 0; run < 25; run++) {
      await makeDue();
      await runJob(store);
    }

    expect(await row()).toMatchObject({
      attempts: 20,
      attention: "reconciliation_failing",
      last_error: expect.stringContaining("not-configured-any-more") as string,
    });
    expect(told.map(({ attention }) => attention)).toEqual(["reconciliation_failing"]);
    expect((await good.shopper.payment(good.session.id)).order_id).toBeTruthy();

    // The account is back: a shopper who asks, or a webhook, is enough.
    await store
      .db("atome_qr_charge")
      .where({ charge_id: poison.chargeId })
      .update({ account: "th" });
    await poison.shopper.waitForOrder(poison.session.id);
    expect(await row()).toMatchObject({ attempts: 0, attention: null });
  });

  it("because Omise refuses the key is told to staff: that does not pass by itself", async () => {
    await paidCharge(store);
    store.sandbox.faults.add({ match: "* /charges/:id", kind: "error", status: 401 });

    for (let run = 0; run < 9; run++) {
      await makeDue();
      await runJob(store);
    }

    expect(await store.db("atome_qr_charge").first()).toMatchObject({
      attention: "reconciliation_failing",
    });
    expect(told.map(({ attention }) => attention)).toEqual(["reconciliation_failing"]);
  });

  it("because Omise is gone is tried for as long as that takes, and staff are not bothered", async () => {
    const { shopper, session } = await paidCharge(store);
    store.sandbox.faults.add({ match: "*", kind: "error", status: 503, html: true });

    for (let run = 0; run < 3; run++) {
      await makeDue();
      await runJob(store);
    }
    expect(await store.db("atome_qr_charge").first()).toMatchObject({
      attempts: 0,
      attention: null,
    });
    expect(told).toEqual([]);

    store.sandbox.faults.clear();
    await minuteLater(store);
    await runJob(store);
    expect((await shopper.payment(session.id)).order_id).toBeTruthy();
  });

  describe("an attempt of which no charge is known", () => {
    /** The answer is lost, and what Omise lists cannot be read. */
    async function lostAttempt() {
      store.sandbox.faults.add({ match: "POST /charges", kind: "lost_answer", times: 1 });
      const fields = { amount: null, metadata: null };
      store.sandbox.faults.add({ match: "GET /charges", kind: "odd_charge", charge: "*", fields });
      const shopper = await store.shopper();
      expect(await shopper.refusedPayment()).toMatchObject({ data: { code: "outcome_unknown" } });
      return { id: (await ledgerRow(store)).id, chargeId: store.sandbox.charges()[0].id };
    }

    const attention = {
      charge_id: null,
      attention: "reconciliation_failing",
      attention_handled_at: null,
    };
    const feed = () => store.db("notification").where({ channel: "feed" });

    it("and that cannot be looked up is told to staff, as an event and behind the bell", async () => {
      const { id } = await lostAttempt();

      for (let run = 0; run < ATTEMPTS_BEFORE_ATTENTION; run++) {
        await makeDue();
        await runJob(store);
      }

      expect(await ledgerRow(store)).toMatchObject({ ...attention, status: "creating" });
      await waitFor(() => expect(told).toMatchObject([{ id, charge_id: null }]));
      await waitFor(async () => expect(await feed()).toHaveLength(1));
    });

    it("is told when a webhook's charge cannot be read, and adopts it once it can", async () => {
      const { id, chargeId } = await lostAttempt();
      store.sandbox.faults.clear();
      store.sandbox.webhooks.faults = { off: true };
      const match = `GET /charges/${chargeId}`;
      store.sandbox.faults.add({ match, kind: "error", status: 500 });
      await store.db("atome_qr_charge").update({ next_check_at: new Date("2100-01-01") });
      await deliver(store, "th", eventBody(chargeId, { attemptId: id }));
      const events = () => store.db("atome_qr_webhook_event");
      await waitFor(async () => expect(await events()).toMatchObject([{ attempts: 1 }]));

      const due = { attempts: ATTEMPTS_BEFORE_ATTENTION - 1, next_attempt_at: new Date(0) };
      await events().update(due);
      await runJob(store);

      expect(await ledgerRow(store)).toMatchObject(attention);
      await waitFor(() => expect(told).toMatchObject([{ id }]));
      store.sandbox.faults.clear();
      await makeDue();
      await runJob(store);
      expect(await ledgerRow(store)).toMatchObject({ charge_id: chargeId, attention: null });
    });
  });

  it("is told by the job when the one who should have told died before", async () => {
    const { chargeId } = await paidCharge(store);
    await store
      .db("atome_qr_charge")
      .where({ charge_id: chargeId })
      .update({ attention: "session_gone", finalized_at: store.db.fn.now(), status: "paid" });

    await runJob(store);
    await runJob(store);

    await waitFor(() => {
      expect(told.map(({ attention }) => attention)).toEqual(["session_gone"]);
    });
  });
});
