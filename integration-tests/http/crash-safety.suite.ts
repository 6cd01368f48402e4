import { minuteLater, runJob } from "../support/job";
import { suite, type TestStore } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

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
