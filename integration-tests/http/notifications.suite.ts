import { type Logger } from "@medusajs/framework/types";

import { formatMoney } from "../../src/domain/money";
import { type ChargeEventRow, type ChargeRow } from "../../src/modules/atome-qr/rows";
import { mailbox } from "../store/recorder";
import { openCharge } from "../support/given-charges";
import { minuteLater, runJob } from "../support/job";
import { PayLink } from "../support/pay-page";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

export default suite(__filename, "what a shopper is told", (store) => {
  beforeEach(() => {
    mailbox.sent.length = 0;
    mailbox.isDown = false;
  });

  /** Waits until the shopper has been told of an event, or need not be. */
  function told(chargeId: string, event: string): Promise<ChargeRow> {
    const kind = event === "paid" ? "order_placed" : event;
    return waitFor(async () => {
      const row = await rowOf(chargeId);
      const [line] = await linesOf(row).where({ kind });
      expect(line?.notified_at).toBeTruthy();
      return row;
    });
  }

  async function rowOf(chargeId: string): Promise<ChargeRow> {
    return (await store.db("atome_qr_charge").where({ charge_id: chargeId }).first()) as ChargeRow;
  }

  function linesOf({ id }: ChargeRow) {
    return store.db<ChargeEventRow>("atome_qr_charge_event").where({ row_id: id });
  }

  async function failToTell(chargeId: string, kind = "order_placed") {
    const row = await rowOf(chargeId);
    await waitFor(async () => {
      const { status } = (await store.db("notification").first()) as { status: string };
      expect(status).toBe("failure");
    });
    await waitFor(async () => {
      const lines = await linesOf(row).where({ kind });
      expect(lines).toMatchObject([{ notified_at: null, notify_after: expect.any(Date) as Date }]);
    });
  }

  async function runJobLater() {
    await store.db("atome_qr_charge_event").update({ notify_after: store.db.raw("now()") });
    await minuteLater(store);
    await runJob(store);
  }

  it("is that the code has expired, though a change of the cart had been refused before", async () => {
    const { shopper, chargeId } = await openCharge(store);
    store.sandbox.faults.add({ match: "*", kind: "reset" });
    const { items } = await shopper.cart();
    const answer = await shopper.refused(
      "post",
      `/store/carts/${shopper.cartId}/line-items/${items[0].id}`,
      { quantity: 2 },
    );
    expect(answer).toMatchObject({
      status: 500,
      data: { message: "Could not delete all payment sessions" },
    });
    store.sandbox.faults.clear();

    store.sandbox.expire(chargeId);

    await told(chargeId, "expired");
    expect(mailbox.sent.map(({ template }) => template)).toEqual(["atome-expired"]);
  });

  it("is the payment, once, however often the event comes", async () => {
    const { shopper, session, chargeId } = await openCharge(store);
    store.sandbox.pay(chargeId);
    const orderId = await shopper.waitForOrder(session.id);
    const row = await told(chargeId, "paid");

    await store.container.resolve("event_bus").emit({ name: "atome_qr.charge.paid", data: row });
    await runJobLater();

    expect(mailbox.sent).toMatchObject([
      {
        to: "somchai@example.com",
        channel: "email",
        template: "atome-paid",
        data: {
          order_id: orderId,
          amount: session.amount * 100,
          amount_formatted: formatMoney({ amount: session.amount * 100, currency: "THB" }),
          currency: "THB",
          pay_url: null,
          failure_code: null,
        },
      },
    ]);
  });

  it("is that a code expired, with the link to a page where there is a new one", async () => {
    const { session, chargeId } = await openCharge(store);
    store.sandbox.expire(chargeId);
    await told(chargeId, "expired");

    expect(mailbox.sent).toMatchObject([
      { to: "somchai@example.com", template: "atome-expired", data: { order_id: null } },
    ]);
    const link = String(mailbox.sent[0].data?.pay_url);
    expect(link).toBe(session.data.pay_url);
    expect(link).toMatch(/^https:\/\/api\.shop\.example\/atome-qr\/pay\/[\w-]+$/);
    const page = await new PayLink(store, new URL(link).pathname).open();
    expect(page).toMatchObject({ status: 200, state: "expired" });
  });

  it("is no more than five codes of those that end in one moment, to one address", async () => {
    const codes: string[] = [];
    for (let code = 0; code < 8; code++) {
      codes.push((await openCharge(store)).chargeId);
    }

    codes.forEach((chargeId) => store.sandbox.expire(chargeId));

    await Promise.all(codes.map((chargeId) => told(chargeId, "expired")));
    expect(mailbox.sent).toHaveLength(5);
  });

  it("is no more than five codes that ended in an hour, to one address, across all carts", async () => {
    for (let code = 0; code < 6; code++) {
      const { chargeId } = await openCharge(store);
      store.sandbox.expire(chargeId);
      await told(chargeId, "expired");
    }
    expect(mailbox.sent).toHaveLength(5);

    const { chargeId } = await openCharge(store);
    store.sandbox.pay(chargeId);
    await told(chargeId, "paid");
    expect(mailbox.sent.at(-1)).toMatchObject({ template: "atome-paid" });
    await store.db("atome_qr_counter").update({ ends_at: store.db.raw("now()") });
    const later = await openCharge(store);
    store.sandbox.expire(later.chargeId);
    await told(later.chargeId, "expired");
    expect(mailbox.sent).toHaveLength(7);
  });

  it("is that a payment failed, and why", async () => {
    const { chargeId } = await openCharge(store);
    store.sandbox.fail(chargeId, "payment_rejected");
    await told(chargeId, "failed");
    expect(mailbox.sent).toMatchObject([
      { template: "atome-failed", data: { failure_code: "payment_rejected" } },
    ]);
  });

  it.each(["another way to pay", "another cart"])(
    "is nothing when the shopper chose %s",
    async (what) => {
      const { shopper, chargeId } = await openCharge(store);
      await (what === "another cart"
        ? shopper.addItem()
        : shopper.choosePayment("pp_system_default"));
      await told(chargeId, "expired");
      expect(mailbox.sent).toEqual([]);
    },
  );

  it("is each refund, with its amount", async () => {
    const { shopper, session, chargeId } = await openCharge(store);
    store.sandbox.pay(chargeId);
    await shopper.waitForOrder(session.id);
    await told(chargeId, "paid");

    store.sandbox.refund(chargeId, 10_000);
    await told(chargeId, "refunded");

    expect(mailbox.sent).toMatchObject([
      { template: "atome-paid" },
      { template: "atome-refunded", data: { refunded: 10_000, currency: "THB" } },
    ]);
  });

  it("is nothing without an address to tell it to", async () => {
    const { chargeId } = await openCharge(store);
    await store.db("cart").update({ email: null });
    store.sandbox.expire(chargeId);
    await told(chargeId, "expired");
    expect(mailbox.sent).toEqual([]);
  });

  it("comes later when it cannot be sent: the order is placed, the log has no address", async () => {
    mailbox.isDown = true;
    const warn = jest.spyOn(store.container.resolve<Logger>("logger"), "warn");
    const { shopper, session, chargeId } = await openCharge(store);
    store.sandbox.pay(chargeId);
    expect(await shopper.waitForOrder(session.id)).toBeTruthy();
    await failToTell(chargeId);

    await runJobLater();
    const lines = await linesOf(await rowOf(chargeId)).where({ kind: "order_placed" });
    expect(lines).toMatchObject([{ notified_at: null }]);
    mailbox.isDown = false;
    await runJob(store);
    expect(mailbox.sent).toEqual([]); // not due yet
    await runJobLater();
    await runJobLater();

    expect(mailbox.sent).toMatchObject([{ template: "atome-paid" }]);
    expect(await store.db("notification").select("status")).toEqual([{ status: "success" }]);
    const logged = warn.mock.calls.flat().map(String).join("\n");
    expect(logged).toContain("could not be notified; will be retried");
    expect(logged).not.toContain("@");
    warn.mockRestore();
  });

  it("is no old news: not that a code expired in whose place there is a new one", async () => {
    mailbox.isDown = true;
    const { shopper, chargeId } = await openCharge(store);
    store.sandbox.expire(chargeId);
    await failToTell(chargeId, "expired");
    await shopper.choosePayment();
    mailbox.isDown = false;

    await runJobLater();

    await told(chargeId, "expired");
    expect(mailbox.sent).toEqual([]);
  });
});
