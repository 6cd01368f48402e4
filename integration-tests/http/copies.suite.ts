import { ATOME_QR_MODULE } from "../../src/modules/atome-qr";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { AtomeAdmin } from "../support/atome-admin";
import { later, runJobLater } from "../support/later";
import { ledgerRow } from "../support/ledger-row";
import { runScript } from "../support/run-script";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

export default suite(__filename, "a copy of another store's database", (store) => {
  const atomeQr = () => store.container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);

  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  /** What was written before was written by another store, and this process has just started. */
  async function becomeCopy() {
    await atomeQr().environment.takeOver(); // forgets what this process knew
    await store.db("atome_qr_environment").update({ database: "7000000000000000000/1" });
    store.sandbox.clearRequests();
  }

  const takeOver = () => runScript(store, "take-over");

  afterEach(async () => {
    await atomeQr().environment.takeOver();
    await atomeQr().accountTroubles.ask("th");
  });

  it("asks nothing of Omise, settles nothing, and tells staff why", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await becomeCopy();
    store.sandbox.pay(session.data.charge_id);

    await later(store, 61);
    await runJobLater(store, 61);

    expect(store.sandbox.requests).toEqual([]);
    expect(await ledgerRow(store)).toMatchObject({
      status: "pending",
      attempts: 0,
      attention: null,
      order_id: null,
    });
    const admin = await AtomeAdmin.logIn(store);
    // What was found out about the account before it became a copy's counts for some seconds.
    await waitFor(async () => {
      await runJobLater(store, 61);
      expect((await admin.account("th")).trouble).toMatchObject({ reason: "foreign_ledger" });
    });
  });

  it("makes no code and refunds nothing", async () => {
    const payer = await store.shopper();
    const paid = await payer.choosePayment();
    store.sandbox.pay(paid.data.charge_id);
    const orderId = await payer.waitForOrder(paid.id);
    const admin = await AtomeAdmin.logIn(store);
    await becomeCopy();

    const refused = await (await store.shopper()).refusedPayment();
    const { id } = await store
      .db("atome_qr_charge")
      .where({ charge_id: paid.data.charge_id })
      .first<{ id: string }>();
    const refund = await admin.do(id, "refund", {});

    expect(refused).toMatchObject({ status: 400, data: { code: "charge_rejected" } });
    expect(refund.status).toBeGreaterThanOrEqual(400);
    expect(store.sandbox.requests).toEqual([]);
    expect(store.sandbox.charge(paid.data.charge_id).refunds.total).toBe(0);
    expect(orderId).toBeTruthy();
  });

  it("goes on with everything as soon as it is taken over", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await becomeCopy();
    store.sandbox.pay(session.data.charge_id);
    await runJobLater(store, 61);

    await takeOver();
    await runJobLater(store, 61);

    expect(await ledgerRow(store)).toMatchObject({
      status: "paid",
      order_id: expect.any(String) as string,
    });
    expect(await store.db("atome_qr_account").whereNotNull("trouble")).toEqual([]);
  });

  it("taken over with keys of its own, asks nothing about the other store's charges", async () => {
    const shopper = await store.shopper();
    const { data } = await shopper.choosePayment();
    store.sandbox.pay(data.charge_id);
    await becomeCopy();
    await store
      .db("atome_qr_account")
      .where({ id: "th" })
      .update({ omise_id: "account_test_prod" });

    await takeOver();
    store.sandbox.clearRequests();
    await runJobLater(store, 61);

    expect(store.sandbox.requests.map(({ path }) => path)).not.toContain("/charges");
    expect(store.sandbox.requests.filter(({ path }) => path.includes(data.charge_id))).toEqual([]);
    const admin = await AtomeAdmin.logIn(store);
    expect(await admin.charge(data.charge_id)).toMatchObject({
      account: "th@account_test_prod",
      account_configured: false,
      status: "pending",
    });
    const again = await (await store.shopper()).choosePayment();
    expect(store.sandbox.charge(again.data.charge_id)).toMatchObject({ status: "pending" });
  });
});
