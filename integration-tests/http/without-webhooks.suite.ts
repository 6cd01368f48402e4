import { minuteLater, runJob } from "../support/job";
import { openCharges } from "../support/open-charges";
import { suite } from "../support/store-suite";

export default suite(__filename, "a purchase of which no webhook tells", (store) => {
  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  it("becomes an order while the shopper's browser polls", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);

    const orderId = await shopper.waitForOrder(session.id);

    const staff = await store.staff();
    expect((await staff.order(orderId)).payment_status).toBe("captured");
    expect(store.sandbox.webhooks.deliveries.filter(({ status }) => status !== null)).toEqual([]);
  });

  it("becomes an order by the job alone, with no browser open", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);

    await minuteLater(store);
    await runJob(store);

    const { status, order_id: orderId } = await shopper.payment(session.id);
    expect(status).toBe("paid");
    const staff = await store.staff();
    expect((await staff.order(orderId!)).payment_status).toBe("captured");
  });

  it("asks Omise about one charge at most once in 5 s, however many shoppers poll", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    // The next look is due from now on, as it is 5 s after the charge was made.
    await store.db("atome_qr_charge").update({ checked_at: null });
    store.sandbox.clearRequests();

    await Promise.all(Array.from({ length: 20 }, () => shopper.payment(session.id)));

    expect(store.sandbox.requests).toMatchObject([
      { method: "GET", path: `/charges/${session.data.charge_id}` },
    ]);
  });

  it("is watched by the page, not charge by charge, when many are open", async () => {
    const sessions = [];
    for (let i = 0; i < 4; i++) {
      sessions.push(await (await store.shopper()).choosePayment());
    }
    store.sandbox.pay(sessions[2].data.charge_id);
    store.sandbox.clearRequests();

    await minuteLater(store);
    await runJob(store);

    const paths = store.sandbox.requests.map(({ method, path }) => `${method} ${path}`);
    expect(paths[0]).toBe("GET /charges");
    expect(paths.slice(1)).toEqual([`GET /charges/${sessions[2].data.charge_id}`]);
    const staff = await store.staff();
    expect(await staff.orders()).toHaveLength(1);
  });

  it("costs the job no page twice, however many are open", async () => {
    await openCharges(store.sandbox, 250, (row) => store.db("atome_qr_charge").insert(row));
    store.sandbox.clearRequests();

    await minuteLater(store);
    await runJob(store);

    const paths = store.sandbox.requests.map(({ method, path }) => `${method} ${path}`);
    expect(paths).toEqual(Array(3).fill("GET /charges"));
    const due = store.db.raw("now() + interval '1 minute'");
    expect(await store.db("atome_qr_charge").where("next_check_at", "<", due)).toHaveLength(250);
  });

  it("costs Omise nothing when no charge is open", async () => {
    await minuteLater(store);
    store.sandbox.clearRequests();

    await runJob(store);

    expect(store.sandbox.requests).toEqual([]);
  });

  it("comes within a minute of Omise's return, however often shoppers asked in between", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.faults.add({ match: "GET /charges/:id", kind: "error", status: 503 });
    for (let i = 0; i < 4; i++) {
      await store.db("atome_qr_charge").update({ checked_at: null });
      await shopper.payment(session.id);
    }
    store.sandbox.faults.clear();
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.pay(session.data.charge_id);

    await minuteLater(store);
    await runJob(store);

    expect((await shopper.payment(session.id)).order_id).toBeTruthy();
  });
});
