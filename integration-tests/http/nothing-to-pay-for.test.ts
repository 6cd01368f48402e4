import { minuteLater, runJob } from "../support/job";
import { storeSuite } from "../support/store-suite";

storeSuite("a paid charge with nothing to pay for", (store) => {
  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  async function settle() {
    await minuteLater(store);
    await runJob(store);
  }

  async function ledgerRow() {
    return (await store.db("atome_qr_charge").first()) as {
      attention: string | null;
      settled_at: Date | null;
      refunded_amount: number;
      status: string;
    };
  }

  it("because its session is gone is refunded, and staff are told", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await store.db("payment_session").where({ id: session.id }).delete();
    store.sandbox.pay(session.data.charge_id);

    await settle();

    const charge = store.sandbox.charge(session.data.charge_id);
    expect(charge.refunded_amount).toBe(charge.amount);
    expect(await ledgerRow()).toMatchObject({
      status: "paid",
      attention: "session_gone",
      refunded_amount: charge.amount,
    });
    await settle();
    expect(store.sandbox.charge(charge.id).refunds.total).toBe(1);
  });

  it("is held for staff to decide where the store says so", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_thhold");
    await store.db("payment_session").where({ id: session.id }).delete();
    store.sandbox.pay(session.data.charge_id);

    await settle();

    expect(store.sandbox.charge(session.data.charge_id).refunded_amount).toBe(0);
    expect((await ledgerRow()).attention).toBe("session_gone");
    expect((await ledgerRow()).settled_at).not.toBeNull();
  });

  it.each([
    ["amount", { amount: 100 }],
    ["currency", { currency: "SGD" as const }],
  ])("because its %s is not what was asked is held, and nothing captured", async (_what, patch) => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    store.sandbox.tamper(session.data.charge_id, patch);

    await settle();

    expect(await ledgerRow()).toMatchObject({ attention: "amount_mismatch", refunded_amount: 0 });
    const staff = await store.staff();
    expect(await staff.orders()).toEqual([]);
    // Neither does a storefront get it captured.
    const answer = await shopper
      .refused("post", `/store/carts/${shopper.cartId}/complete`, {})
      .catch(() => null);
    expect(answer?.data ?? {}).not.toMatchObject({ type: "order" });
    expect(await store.db("payment").select()).toEqual([]);
  });

  it("because the charge is of the other mode is held, and nothing captured", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    store.sandbox.tamper(session.data.charge_id, { livemode: true });

    await settle();

    expect(await ledgerRow()).toMatchObject({ attention: "livemode_mismatch", refunded_amount: 0 });
    expect(await store.db("payment").select()).toEqual([]);
  });
});
