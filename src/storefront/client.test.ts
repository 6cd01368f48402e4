import Medusa from "@medusajs/js-sdk";

import { type AtomeQr, createAtomeQr } from ".";
import { BASE_URL, FakeStore, Refusal } from "./test-support/fake-store";
import { aPayment } from "./test-support/payment";

const cart = { id: "cart_1" };

let store: FakeStore;
let atomeQr: AtomeQr;

beforeEach(() => {
  store = new FakeStore();
  jest.spyOn(globalThis, "fetch").mockImplementation(store.fetch);
  atomeQr = createAtomeQr({ baseUrl: `${BASE_URL}/`, publishableKey: "pk_1" });
});

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe("given a new cart", () => {
  it("start makes the payment collection and a session with the region's Atome QR", async () => {
    const session = await atomeQr.start(cart);
    expect(session).toEqual({
      sessionId: "payses_1",
      cartId: "cart_1",
      providerId: "pp_atome-qr_th",
    });
    expect(store.calls).toEqual([
      "GET /store/carts/cart_1",
      "GET /store/payment-providers",
      "POST /store/payment-collections",
      "POST /store/payment-collections/pay_col_1/payment-sessions",
    ]);
    expect(store.received[1].path).toContain("?region_id=reg_th");
    expect(store.received[2].body).toEqual({ cart_id: "cart_1" });
    expect(store.received[3].body).toEqual({ provider_id: "pp_atome-qr_th" });
    expect(store.received.map(({ headers }) => headers.get("x-publishable-api-key"))).toEqual(
      Array(4).fill("pk_1"),
    );
  });

  it("start takes the provider that is named, and passes a source on", async () => {
    const session = await atomeQr.start(cart, {
      providerId: "pp_atome-qr_sg",
      data: { source_id: "src_1" },
    });
    expect(session.providerId).toBe("pp_atome-qr_sg");
    expect(store.calls).not.toContain("GET /store/payment-providers");
    expect(store.received[2].body).toEqual({
      provider_id: "pp_atome-qr_sg",
      data: { source_id: "src_1" },
    });
  });

  it("start refuses to guess among several providers, and says which", async () => {
    store.providers = ["pp_atome-qr_th", "pp_atome-qr_sg"];
    await expect(atomeQr.start(cart)).rejects.toMatchObject({
      code: "several_providers",
      message: expect.stringContaining("pp_atome-qr_th, pp_atome-qr_sg") as string,
    });
  });

  it("start says when the region has none", async () => {
    store.providers = ["pp_stripe_stripe"];
    await expect(atomeQr.start(cart)).rejects.toMatchObject({ code: "no_provider" });
    expect(store.sessionsMade).toBe(0);
  });

  it("start asked twice at once makes one session", async () => {
    const [first, second] = await Promise.all([atomeQr.start(cart), atomeQr.start(cart)]);
    expect(second).toBe(first);
    expect(store.sessionsMade).toBe(1);
  });

  it("start fails with the store's words, and can be tried again", async () => {
    const path = "POST /store/payment-collections/pay_col_1/payment-sessions";
    store.overrides.set(
      path,
      () => new Refusal(400, "Atome QR takes at least THB 20.00.", "amount_below_minimum"),
    );
    await expect(atomeQr.start(cart)).rejects.toMatchObject({
      code: "request_failed",
      status: 400,
      message: "Atome QR takes at least THB 20.00.",
      reason: "amount_below_minimum",
    });
    store.overrides.clear();
    await expect(atomeQr.start(cart)).resolves.toMatchObject({ sessionId: "payses_1" });
  });
});

describe("given a cart whose code is open", () => {
  it("start shows it again, and makes no other", async () => {
    store.addSession();
    await expect(atomeQr.start(cart)).resolves.toMatchObject({ sessionId: "payses_1" });
    expect(store.calls).toEqual(["GET /store/carts/cart_1"]);
  });

  it.each([
    ["has failed", { data: { status: "failed", expires_at: "2999-01-01T00:00:00Z" } }],
    ["is past its time", { data: { status: "pending", expires_at: "2000-01-01T00:00:00Z" } }],
    ["is for another amount", { amount: 530 }],
    ["is of another provider", { provider_id: "pp_stripe_stripe" }],
  ])("start makes a new one when it %s", async (_why, change) => {
    store.addSession(change);
    await expect(atomeQr.start(cart)).resolves.toMatchObject({ sessionId: "payses_2" });
    expect(store.calls).not.toContain("POST /store/payment-collections");
  });

  it("start makes a new one for a source", async () => {
    store.addSession();
    await atomeQr.start(cart, { data: { source_id: "src_1" } });
    expect(store.sessionsMade).toBe(1);
  });

  it("start shows it again though the device's clock is past its end and the server's is not", async () => {
    const minutesAhead = 20;
    store.clock = () => Date.now() - minutesAhead * 60_000;
    const expiresAt = new Date(store.clock() + 15 * 60_000).toISOString();
    store.addSession({ data: { status: "pending", expires_at: expiresAt } });
    await expect(atomeQr.start(cart)).resolves.toMatchObject({ sessionId: "payses_1" });
  });

  it("start leaves it to the server whether its time is up, where its clock cannot be read", async () => {
    store.clock = undefined;
    store.addSession({ data: { status: "pending", expires_at: "2000-01-01T00:00:00Z" } });
    await expect(atomeQr.start(cart)).resolves.toMatchObject({ sessionId: "payses_1" });
  });

  it("start shows a paid one, whose order is about to come", async () => {
    store.addSession({ data: { status: "paid", expires_at: null } });
    await expect(atomeQr.start(cart)).resolves.toMatchObject({ sessionId: "payses_1" });
    expect(store.sessionsMade).toBe(0);
  });
});

describe("given an Omise source", () => {
  const PATH = "POST /store/payment-collections/pay_col_1/payment-sessions";
  const withSource = { data: { source_id: "src_1" } };

  it("when the answer to it is lost, then asking again shows the code that it made", async () => {
    store.overrides.set(PATH, () => {
      store.addSession();
      throw new TypeError("Failed to fetch");
    });
    await expect(atomeQr.start(cart, withSource)).rejects.toThrow("Failed to fetch");
    await expect(atomeQr.start(cart, withSource)).resolves.toMatchObject({
      sessionId: "payses_1",
    });
    expect(store.sessionsMade).toBe(1);
  });

  it("when the store could not be reached before it was sent, then it is sent the next time", async () => {
    store.overrides.set("GET /store/carts/cart_1", () => {
      throw new TypeError("Failed to fetch");
    });
    await expect(atomeQr.start(cart, withSource)).rejects.toThrow("Failed to fetch");
    store.overrides.clear();
    await atomeQr.start(cart, withSource);
    expect(store.received.at(-1)?.body).toMatchObject(withSource);
  });

  it("when it was used before the page was loaded anew, then the code that is open is shown", async () => {
    store.addSession();
    store.overrides.set(PATH, () => new Refusal(400, "This source was used already."));
    await expect(atomeQr.start(cart, withSource)).resolves.toMatchObject({
      sessionId: "payses_1",
    });
  });

  it("when it is refused and nothing is open, then trying again makes a code without it", async () => {
    store.overrides.set(PATH, () => new Refusal(400, "This source was used already."));
    await expect(atomeQr.start(cart, withSource)).rejects.toMatchObject({
      status: 400,
      message: "This source was used already.",
    });
    store.overrides.clear();
    await expect(atomeQr.start(cart, withSource)).resolves.toMatchObject({
      sessionId: "payses_1",
    });
    expect(store.received.at(-1)?.body).toEqual({ provider_id: "pp_atome-qr_th" });
  });

  it("when its code is over, then a new one is made without it", async () => {
    const old = await atomeQr.start(cart, withSource);
    await atomeQr.renew(old);
    expect(store.received.at(-1)?.body).toEqual({ provider_id: "pp_atome-qr_th" });
  });
});

describe("given a cart that became an order", () => {
  beforeEach(() => {
    store.cart.completed_at = "2030-01-01T00:00:00Z";
  });

  it("start answers the session that it was paid with", async () => {
    store.addSession({ data: { status: "paid", expires_at: null } });
    await expect(atomeQr.start(cart)).resolves.toMatchObject({ sessionId: "payses_1" });
    expect(store.sessionsMade).toBe(0);
  });

  it("start makes no code when it was paid in another way", async () => {
    store.addSession({ provider_id: "pp_stripe_stripe" });
    await expect(atomeQr.start(cart)).rejects.toMatchObject({ code: "cart_completed" });
    expect(store.sessionsMade).toBe(0);
  });
});

describe("given a code that is over", () => {
  it("renew makes a new one, though the cart still names the old as open", async () => {
    const old = await atomeQr.start(cart);
    await expect(atomeQr.renew(old)).resolves.toMatchObject({ sessionId: "payses_2" });
  });

  it("renew without a session renews the last", async () => {
    await atomeQr.start(cart);
    await expect(atomeQr.renew()).resolves.toMatchObject({ sessionId: "payses_2" });
    await expect(atomeQr.renew()).resolves.toMatchObject({ sessionId: "payses_3" });
  });

  it("renew takes up what another tab has made", async () => {
    const old = await atomeQr.start(cart);
    store.addSession();
    await expect(atomeQr.renew(old)).resolves.toMatchObject({ sessionId: "payses_2" });
    expect(store.sessionsMade).toBe(1);
  });

  it("renew clicked twice makes one", async () => {
    const old = await atomeQr.start(cart);
    await Promise.all([atomeQr.renew(old), atomeQr.renew(old)]);
    expect(store.sessionsMade).toBe(2);
  });

  it("renew stays with the provider where the region has several", async () => {
    store.providers = ["pp_atome-qr_th", "pp_atome-qr_sg"];
    const old = await atomeQr.start(cart, { providerId: "pp_atome-qr_sg" });
    await expect(atomeQr.renew(old)).resolves.toMatchObject({ providerId: "pp_atome-qr_sg" });
  });

  it("renew changes the provider when the cart has moved to another country", async () => {
    const old = await atomeQr.start(cart);
    store.providers = ["pp_atome-qr_my"];
    await expect(atomeQr.renew(old)).resolves.toMatchObject({ providerId: "pp_atome-qr_my" });
  });

  it("renew needs something to renew", async () => {
    await expect(atomeQr.renew()).rejects.toThrow("No Atome QR session");
  });
});

describe("complete", () => {
  const PATH = "POST /store/carts/cart_1/complete";

  it("answers the order", async () => {
    const session = await atomeQr.start(cart);
    await expect(atomeQr.complete(session)).resolves.toEqual({ id: "order_1" });
    await expect(atomeQr.complete()).resolves.toEqual({ id: "order_1" });
  });

  it("says when nothing is paid yet", async () => {
    store.overrides.set(PATH, () => ({ type: "cart", error: { message: "Not paid yet" } }));
    await atomeQr.start(cart);
    await expect(atomeQr.complete()).rejects.toMatchObject({
      code: "not_paid",
      message: "Not paid yet",
    });
  });

  it("waits while the server is completing the cart", async () => {
    jest.useFakeTimers();
    store.overrides.set(PATH, () => {
      store.overrides.clear();
      return new Refusal(409, "Cart is already being completed");
    });
    await atomeQr.start(cart);
    const completing = atomeQr.complete();
    await jest.advanceTimersByTimeAsync(1_000);
    await expect(completing).resolves.toEqual({ id: "order_1" });
  });
});

it("the code's image comes with the publishable key", async () => {
  const image = await atomeQr.qr("payses_1");
  expect(image.type).toBe("image/png");
  expect(store.received[0].headers.get("x-publishable-api-key")).toBe("pk_1");
});

it("own headers, a customer's say, are sent along", async () => {
  const headers = { authorization: "Bearer 1" };
  await createAtomeQr({ baseUrl: BASE_URL, publishableKey: "pk_1", headers }).start(cart);
  expect(store.received.every((one) => one.headers.get("authorization") === "Bearer 1")).toBe(true);
});

describe("given Medusa's JS SDK", () => {
  beforeEach(() => {
    const logger = { error() {}, warn() {}, info() {}, debug() {} };
    atomeQr = createAtomeQr({
      sdk: new Medusa({ baseUrl: BASE_URL, publishableKey: "pk_2", logger }),
    });
  });

  it("starts, shows, watches and completes through it", async () => {
    const path = "/store/atome-qr/payment-sessions/payses_1";
    const payment = aPayment({ status: "paid", order_id: "order_1" });
    store.overrides.set(`GET ${path}`, () => ({ payment }));

    const session = await atomeQr.start(cart, { data: { source_id: "src_1" } });
    expect(store.received[3].body).toMatchObject({ data: { source_id: "src_1" } });
    expect((await atomeQr.qr(session.sessionId)).type).toBe("image/png");
    const state = await atomeQr.watch(session.sessionId, { onChange: () => {} });
    expect(state).toEqual({ status: "paid", payment });
    expect(await atomeQr.complete(session)).toEqual({ id: "order_1" });
    expect(store.received.every((one) => one.headers.get("x-publishable-api-key") === "pk_2")).toBe(
      true,
    );
  });

  it("reads its refusal of a used source", async () => {
    store.addSession();
    const path = "POST /store/payment-collections/pay_col_1/payment-sessions";
    store.overrides.set(path, () => new Refusal(400, "This source was used already."));
    const session = await atomeQr.start(cart, { data: { source_id: "src_1" } });
    expect(session.sessionId).toBe("payses_1");
  });

  it("reads its errors", async () => {
    const state = await atomeQr.watch("payses_unknown", { onChange: () => {} });
    expect(state).toEqual({ status: "expired", reason: "gone" });
  });
});

it("a watch has its answers held", async () => {
  jest.useFakeTimers();
  const path = "/store/atome-qr/payment-sessions/payses_1";
  store.overrides.set(`GET ${path}`, () => ({ payment: aPayment() }));
  const leaving = new AbortController();
  const watching = atomeQr.watch("payses_1", { onChange: () => {}, signal: leaving.signal });
  await jest.advanceTimersByTimeAsync(1_000);
  leaving.abort();
  await watching;
  expect(store.received.map((one) => one.path)).toEqual([path, `${path}?wait=25`]);
});
