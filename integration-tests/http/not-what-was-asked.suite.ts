import { changesAsked } from "../support/asked-of-omise";
import { runNextJob } from "../support/job";
import { ledgerRow } from "../support/ledger-row";
import { suite } from "../support/store-suite";

export default suite(__filename, "a paid charge with nothing to pay for", (store) => {
  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  const settle = () => runNextJob(store);
  const row = () => ledgerRow(store);

  it.each([
    ["amount", { amount: 100 }],
    ["currency", { currency: "SGD" as const }],
  ])("because its %s is not what was asked is held, and nothing captured", async (_what, patch) => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    store.sandbox.tamper(session.data.charge_id, patch);

    await settle();

    expect(await row()).toMatchObject({ attention: "amount_mismatch", refunded_amount: 0 });
    const staff = await store.staff();
    expect(await staff.orders()).toEqual([]);
    // Neither does a storefront get it captured.
    const answer = await shopper.refused("post", `/store/carts/${shopper.cartId}/complete`, {});
    expect(answer).toMatchObject({ status: 400, data: { code: "charge_mismatch" } });
    expect(await staff.orders()).toEqual([]);
    expect(await store.db("payment").select()).toEqual([]);
    expect(changesAsked(store)).toEqual(["POST /charges"]);
  });

  it("because the charge is of the other mode is held, and nothing captured", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    store.sandbox.tamper(session.data.charge_id, { livemode: true });

    await settle();

    expect(await row()).toMatchObject({ attention: "livemode_mismatch", refunded_amount: 0 });
    expect(changesAsked(store)).toEqual(["POST /charges"]);
    expect(await store.db("payment").select()).toEqual([]);
  });

  it("does not hold the shopper's cart: another payment method can be chosen", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    store.sandbox.tamper(session.data.charge_id, { amount: 100 });
    await settle();

    const other = await shopper.choosePayment("pp_system_default");

    expect(other.provider_id).toBe("pp_system_default");
  });
});
