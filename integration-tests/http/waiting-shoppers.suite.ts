import { setMaxListeners } from "node:events";

import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { openCharges } from "../support/open-charges";
import { type Payment } from "../support/shopper";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { deliver, eventBody } from "../support/webhook";

export default suite(__filename, "many shoppers who wait, and no webhook", (store) => {
  let leave: AbortController;

  beforeEach(() => {
    leave = new AbortController();
    setMaxListeners(0, leave.signal);
    store.sandbox.webhooks.faults = { off: true };
  });

  afterEach(async () => {
    leave.abort();
    await waitFor(() => expect(watched()).toBe(0));
  });

  /** How many charges somebody waits for at the moment. */
  const watched = () =>
    store.container.resolve<AtomeQrModuleService>("atomeQr").ledger.changes.eventNames().length;

  const wait = (sessionId: string): Promise<Payment | null> =>
    store.api
      .get<{ payment: Payment }>(`/store/atome-qr/payment-sessions/${sessionId}?wait=25`, {
        headers: { "x-publishable-api-key": store.publishableKey },
        signal: leave.signal,
      })
      .then(
        ({ data }) => data.payment,
        () => null, // they left
      );

  const openChargesOf = (count: number) =>
    openCharges(store.sandbox, count, (row) => store.db("atome_qr_charge").insert(row));

  /** So that the test says when, and not how fast this machine is. */
  const keepFromBeingDue = () =>
    store.db("atome_qr_charge").update({ checked_at: store.db.raw("now() + interval '1 hour'") });

  const makeDue = () => store.db("atome_qr_charge").update({ checked_at: null });

  /** They are claimed before Omise is asked. */
  async function allAreChecked() {
    await waitFor(async () => {
      expect(await store.db("atome_qr_charge").whereNull("checked_at")).toEqual([]);
      expect(requests()).not.toEqual([]);
    });
  }

  const requests = () => store.sandbox.requests.map(({ method, path }) => `${method} ${path}`);

  it("are looked after by the page: 50 charges for one request, and one more for the one paid", async () => {
    const buyer = await store.shopper();
    const session = await buyer.choosePayment();
    const others = await openChargesOf(49);
    await keepFromBeingDue();
    const waits = others.map((row) => wait(row.session_id));
    const order = wait(session.id);
    await waitFor(() => expect(watched()).toBe(50));
    store.sandbox.clearRequests();

    await makeDue();
    await allAreChecked();
    expect(requests()).toEqual(["GET /charges"]);

    store.sandbox.clearRequests();
    store.sandbox.pay(session.data.charge_id);
    await makeDue();
    expect(await order).toMatchObject({ status: "paid", order_id: expect.any(String) as string });
    expect(requests().filter((request) => request !== "GET /charges")).toEqual([
      `GET /charges/${session.data.charge_id}`,
    ]);

    leave.abort();
    expect(await Promise.all(waits)).toEqual(others.map(() => null));
  });

  it("ask nothing more of Omise within five seconds, by whichever way they ask", async () => {
    const [one, other] = await openChargesOf(2);
    await keepFromBeingDue();
    void [wait(one.session_id), wait(one.session_id), wait(other.session_id)];
    await waitFor(() => expect(watched()).toBe(2));
    store.sandbox.clearRequests();
    await makeDue();
    await allAreChecked();

    const headers = { "x-publishable-api-key": store.publishableKey };
    for (const { session_id: id } of [one, other, one, other]) {
      await store.api.get(`/store/atome-qr/payment-sessions/${id}`, { headers });
    }

    expect(requests()).toEqual(["GET /charges"]);
  });

  it("do not keep a payment waiting behind what they ask", async () => {
    const buyer = await store.shopper();
    const session = await buyer.choosePayment();
    const chargeId = session.data.charge_id;
    const others = await openChargesOf(24);
    await makeDue();
    store.sandbox.faults.add({ match: "GET /charges/:id", kind: "slow", ms: 500 });
    store.sandbox.clearRequests();
    const headers = { "x-publishable-api-key": store.publishableKey };
    let answered = 0;
    const asked = others.map(({ session_id: id }) =>
      store.api
        .get(`/store/atome-qr/payment-sessions/${id}`, { headers })
        .then(() => (answered += 1)),
    );
    await waitFor(() => expect(requests()).not.toEqual([]));

    store.sandbox.pay(chargeId);
    await deliver(store, "th", eventBody(chargeId));

    await waitFor(async () => {
      const [status] = await store
        .db("atome_qr_charge")
        .where({ charge_id: chargeId })
        .pluck<string[]>("status");
      expect(status).toBe("paid");
    });
    // In one queue with them, it would have waited for two thirds.
    expect(answered).toBeLessThan(12);
    await Promise.all(asked);
  });

  it("get their order although others' charges cannot be settled", async () => {
    const buyer = await store.shopper();
    const session = await buyer.choosePayment();
    const [unknown, unreadable] = await openChargesOf(3);
    await keepFromBeingDue();
    await store
      .db("atome_qr_charge")
      .where({ id: unknown.id })
      .update({ account: "not-configured-any-more" });
    await store
      .db("atome_qr_charge")
      .where({ id: unreadable.id })
      .update({ charge_id: "chrg_test_nobodyknowsthisone" });
    void [wait(unknown.session_id), wait(unreadable.session_id)];
    const order = wait(session.id);
    await waitFor(() => expect(watched()).toBe(3));

    store.sandbox.pay(session.data.charge_id);
    await makeDue();

    expect(await order).toMatchObject({ status: "paid", order_id: expect.any(String) as string });
    expect(watched()).toBe(2);
  });

  it("lose nothing over a list that Omise does not give: they are asked about singly", async () => {
    const buyer = await store.shopper();
    const session = await buyer.choosePayment();
    const [other] = await openChargesOf(1);
    await keepFromBeingDue();
    store.sandbox.faults.add({ match: "GET /charges", kind: "error", status: 400 });
    void wait(other.session_id);
    const order = wait(session.id);
    await waitFor(() => expect(watched()).toBe(2));

    store.sandbox.pay(session.data.charge_id);
    await makeDue();

    expect(await order).toMatchObject({ status: "paid", order_id: expect.any(String) as string });
  });
});
