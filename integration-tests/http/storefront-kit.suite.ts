import { type AtomeQr, type AtomeQrState, createAtomeQr } from "../../src/storefront";
import { loadKitAsApp } from "../support/load-kit-as-app";
import { suite } from "../support/store-suite";

const providerId = "pp_atome-qr_th";

export default suite(__filename, "the storefront kit", (store) => {
  const kit = (): AtomeQr =>
    createAtomeQr({ baseUrl: store.url, publishableKey: store.publishableKey });

  function chargeOf(sessionId: string) {
    const charges = store.sandbox
      .charges()
      .filter(({ metadata }) => metadata.medusa_session_id === sessionId);
    expect(charges).toHaveLength(1);
    return charges[0];
  }

  it("follows a code from the cart to the order", async () => {
    const atomeQr = kit();
    const { cartId } = await store.shopper();
    const session = await atomeQr.start({ id: cartId }, { providerId });
    const charge = chargeOf(session.sessionId);
    expect((await atomeQr.qr(session.sessionId)).type).toBe("image/png");

    const states: AtomeQrState[] = [];
    const last = await atomeQr.watch(session.sessionId, {
      onChange(state) {
        states.push(state);
        if (state.status === "waiting") store.sandbox.pay(charge.id);
      },
    });

    expect(states[0]).toEqual({ status: "starting" });
    expect(states[1]).toMatchObject({
      status: "waiting",
      payment: { amount: charge.amount, currency: "THB" },
    });
    expect(last.status).toBe("paid");
    const order = await atomeQr.complete(session);
    expect(last).toMatchObject({ payment: { order_id: order.id } });
  });

  it("shows an open code again, and after the payment the same one as paid", async () => {
    const { cartId } = await store.shopper();
    const first = await kit().start({ id: cartId }, { providerId });
    // Another tab, or the page after a reload.
    const other = kit();
    expect(await other.start({ id: cartId })).toEqual(first);
    store.sandbox.pay(chargeOf(first.sessionId).id);
    await other.watch(first.sessionId, { onChange() {} });

    expect(await other.start({ id: cartId })).toEqual(first);
    expect(store.sandbox.charges()).toHaveLength(1);
  });

  it("gets a new code after one has expired, for the cart as it is now", async () => {
    const atomeQr = kit();
    const shopper = await store.shopper();
    const old = await atomeQr.start({ id: shopper.cartId }, { providerId });
    const { amount } = chargeOf(old.sessionId);
    await shopper.addItem();

    const over = await atomeQr.watch(old.sessionId, { onChange() {} });
    expect(over.status).toBe("expired");

    const next = await atomeQr.renew(old);
    expect(next.providerId).toBe(providerId);
    expect(chargeOf(next.sessionId).amount).toBeGreaterThan(amount);
    expect(chargeOf(old.sessionId).status).toBe("expired");
  });

  it("does the same in a React Native app", async () => {
    const { createAtomeQr: create } = await loadKitAsApp();
    const atomeQr = create({ baseUrl: store.url, publishableKey: store.publishableKey });
    const { cartId } = await store.shopper();
    const expired = await atomeQr.start({ id: cartId }, { providerId });
    store.sandbox.expire(chargeOf(expired.sessionId).id);
    expect(await atomeQr.watch(expired.sessionId, { onChange() {} })).toMatchObject({
      status: "expired",
      payment: { amount: chargeOf(expired.sessionId).amount },
    });

    const session = await atomeQr.renew(expired);
    expect((await atomeQr.qr(session.sessionId)).type).toBe("image/png");
    const background = new AbortController();
    const left = await atomeQr.watch(session.sessionId, {
      onChange: ({ status }) => status === "waiting" && background.abort(),
      signal: background.signal,
    });
    expect(left.status).toBe("waiting");
    store.sandbox.pay(chargeOf(session.sessionId).id);
    const last = await atomeQr.watch(session.sessionId, { onChange() {} });

    expect(last).toMatchObject({ payment: { order_id: (await atomeQr.complete(session)).id } });
  });

  it("says so when the store does not know a session, or refuses a key", async () => {
    const gone = await kit().watch("payses_unknown", { onChange() {} });
    expect(gone).toEqual({ status: "expired", reason: "gone" });

    const stranger = createAtomeQr({ baseUrl: store.url, publishableKey: "pk_wrong" });
    const refused = await stranger.watch("payses_unknown", { onChange() {} });
    expect(refused).toMatchObject({
      status: "error",
      error: {
        code: "request_failed",
        status: 400,
        message: expect.stringContaining("publishable key") as string,
      },
    });
  });

  it("may read the server's time on another origin", async () => {
    const shopper = await store.shopper();
    const { id } = await shopper.choosePayment();
    const answer = await store.api.get(`/store/atome-qr/payment-sessions/${id}`, {
      headers: { "x-publishable-api-key": store.publishableKey },
    });
    expect(answer.headers["access-control-expose-headers"]).toBe("Date");
    expect(Date.parse(String(answer.headers.date))).not.toBeNaN();
  });
});
