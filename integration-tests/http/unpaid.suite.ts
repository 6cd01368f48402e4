import { deliver, eventBody } from "../support/webhook";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

export default suite(__filename, "a charge that is not paid", (store) => {
  async function sessionStatus(id: string): Promise<string | undefined> {
    const session = await store
      .db<{ id: string; status: string }>("payment_session")
      .where({ id })
      .first();
    return session?.status;
  }

  it.each([
    ["expired", "canceled"],
    ["failed", "canceled"],
  ] as const)("because its time ran out, told as %s, is expired", async (shape, sessionState) => {
    store.sandbox.faults.expiryShape = shape;
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();

    store.sandbox.clock.advance(13 * 60 * 60 * 1000);

    await waitFor(async () => {
      expect(await shopper.payment(session.id)).toMatchObject({
        status: "expired",
        order_id: null,
      });
      expect(await sessionStatus(session.id)).toBe(sessionState);
    });
  });

  it("because Atome refused tells the shopper why, and the next try works", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();

    store.sandbox.fail(session.data.charge_id, "payment_rejected");

    await waitFor(async () => {
      expect(await shopper.payment(session.id)).toMatchObject({
        status: "failed",
        failure_code: "payment_rejected",
        failure_message: expect.any(String) as string,
      });
      expect(await sessionStatus(session.id)).toBe("error");
    });
    const again = await shopper.choosePayment();
    expect(again.data.charge_id).not.toBe(session.data.charge_id);
    store.sandbox.pay(again.data.charge_id);
    expect(await shopper.waitForOrder(again.id)).toBeTruthy();
  });

  it("tells the store once, by an event", async () => {
    const seen: unknown[] = [];
    const bus = store.container.resolve("event_bus");
    bus.subscribe("atome_qr.charge.expired", ({ data }) => {
      seen.push(data);
      return Promise.resolve();
    });
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();

    store.sandbox.expire(session.data.charge_id);

    await waitFor(() => expect(seen).toHaveLength(1));
    await shopper.payment(session.id);
    expect(seen).toMatchObject([{ charge_id: session.data.charge_id, session_id: session.id }]);
  });

  it("whose webhook comes after the payment's never undoes the paid order", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    const chargeId = session.data.charge_id;
    store.sandbox.pay(chargeId);
    const orderId = await shopper.waitForOrder(session.id);
    store.sandbox.tamper(chargeId, { status: "expired" });

    await deliver(store, "th", eventBody(chargeId, { key: "charge.expire" }));

    await waitFor(async () => {
      expect(await store.db("atome_qr_webhook_event").select()).toEqual([]);
    });
    expect((await shopper.payment(session.id)).status).toBe("paid");
    const staff = await store.staff();
    expect(await staff.order(orderId)).toMatchObject({
      status: "pending",
      payment_status: "captured",
    });
  });
});
