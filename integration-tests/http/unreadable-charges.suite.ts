import { AtomeAdmin } from "../support/atome-admin";
import { runJob } from "../support/job";
import { later, runJobLater } from "../support/later";
import { ledgerRow } from "../support/ledger-row";
import { OrderChanges } from "../support/order-changes";
import { suite } from "../support/store-suite";
import { deliver, eventBody, secretOf } from "../support/webhook";
import { signWebhook } from "../../sandbox";

export default suite(__filename, "a code that Omise does not show any more", (store) => {
  /** As after a change of the account's key, of its mode, or of the account itself. */
  async function forgetAtOmise(chargeId: string): Promise<string> {
    const unknown = "chrg_test_ofanotheraccount000";
    await store.db("atome_qr_charge").where({ charge_id: chargeId }).update({ charge_id: unknown });
    await store.db.raw(
      `update payment_session set data = jsonb_set(data, '{charge_id}', to_jsonb(?::text))`,
      [unknown],
    );
    return unknown;
  }

  async function unknownCode() {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    const chargeId = await forgetAtOmise(session.data.charge_id);
    return { shopper, session, chargeId };
  }

  it.each(["changes the cart", "chooses another method"] as const)(
    "lets the shopper go, who %s, and is told",
    async (what) => {
      const { shopper } = await unknownCode();
      await later(store, 180);

      await (what === "changes the cart"
        ? shopper.addItem()
        : shopper.choosePayment("pp_system_default"));

      expect(await ledgerRow(store)).toMatchObject({
        status: "failed",
        failure_code: "unreadable",
        attention: "charge_unreadable",
      });
      await runJobLater(store, 60);
      const over = await store.db("atome_qr_charge").where({ failure_code: "unreadable" });
      expect(over).toMatchObject([{ finalized_at: expect.any(Date) as Date }]);
      const again = await shopper.choosePayment();
      store.sandbox.pay(again.data.charge_id);
      expect(await shopper.waitForOrder(again.id)).toBeTruthy();
    },
  );

  it("ends by itself, too, and says so on its page", async () => {
    const { chargeId } = await unknownCode();

    await runJobLater(store, 180);

    const admin = await AtomeAdmin.logIn(store);
    expect(await admin.charge(chargeId)).toMatchObject({
      status: "failed",
      attention: "charge_unreadable",
      finalized_at: expect.any(String) as string,
    });
  });

  it("lets go of its order, too, once a change of that has ended", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_thorder");
    const { order } = await shopper.complete();
    await forgetAtOmise(session.data.charge_id);
    const staff = await store.staff();
    await new OrderChanges(store, staff).begin.edit(order!.id);
    await runJobLater(store, 180);
    expect((await staff.order(order!.id)).status).toBe("pending");

    await staff.delete(`/admin/order-edits/${order!.id}`);
    await runJobLater(store, 60);

    expect((await staff.order(order!.id)).status).toBe("canceled");
  });

  it("is not given up while it may only have been made this moment", async () => {
    const { shopper } = await unknownCode();

    const { items } = await shopper.cart();
    const path = `/store/carts/${shopper.cartId}/line-items/${items[0].id}`;

    expect(await shopper.refused("post", path, { quantity: 2 })).toMatchObject({ status: 500 });
    expect(await ledgerRow(store)).toMatchObject({ status: "pending", attention: null });
  });

  it("while Omise is away, lets the shopper go once its time is over, and not before", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.faults.add({ match: "*", kind: "reset" });
    const { items } = await shopper.cart();
    const path = `/store/carts/${shopper.cartId}/line-items/${items[0].id}`;
    await later(store, 60);
    expect(await shopper.refused("post", path, { quantity: 2 })).toMatchObject({ status: 500 });

    const hours = 13 * 60 * 60;
    await store
      .db("atome_qr_charge")
      .update({ expires_at: store.db.raw(`expires_at - interval '${hours} seconds'`) });
    // Another one: core takes the refused quantity for known (see `correct-collection.ts`).
    await shopper.post(path, { quantity: 3 });

    expect(await ledgerRow(store)).toMatchObject({ attention: "charge_unreadable" });
    // What became of it is seen when Omise is back: here it had been paid.
    store.sandbox.faults.clear();
    store.sandbox.pay(session.data.charge_id);
    await runJobLater(store, 60);
    expect(store.sandbox.charge(session.data.charge_id).refunds.data).toHaveLength(1);
  });

  describe("of an entry that was renamed, for the same Omise account", () => {
    let count = 0;

    /** As if `th` had had another name when the code was made. */
    async function codeOfFormerEntry() {
      const former = `former${++count}`;
      const shopper = await store.shopper();
      const session = await shopper.choosePayment();
      await runJob(store); // which Omise account the entries are for is known from here on
      await store.db.raw(
        `insert into atome_qr_account (id, omise_id, livemode)
          select ?, omise_id, livemode from atome_qr_account where id = 'th'`,
        [former],
      );
      await store.db("atome_qr_charge").update({ account: former });
      await store.db("payment_session").update({ provider_id: `pp_atome-qr_${former}` });
      await runJobLater(store, 60);
      return { shopper, session, chargeId: session.data.charge_id, former };
    }

    it("is read, and lets the shopper change the cart", async () => {
      const { shopper, chargeId } = await codeOfFormerEntry();

      await shopper.addItem();

      expect(store.sandbox.charge(chargeId).status).toBe("expired");
      expect(await ledgerRow(store)).toMatchObject({ status: "expired", attention: null });
    });

    it.each(["its former address", "the new one"])(
      "becomes its order by a webhook to %s",
      async (to) => {
        const { shopper, session, chargeId, former } = await codeOfFormerEntry();
        store.sandbox.webhooks.faults = { off: true };
        store.sandbox.pay(chargeId);
        const body = eventBody(chargeId);

        const answer = await deliver(store, to === "the new one" ? "th" : former, body, {
          ...signWebhook(body, secretOf(store, "th")),
        });

        expect(answer.status).toBe(200);
        const orderId = await shopper.waitForOrder(session.id);
        const staff = await store.staff();
        expect(await staff.refund(orderId, 10)).toMatchObject({ status: 200 });
      },
    );
  });
});
