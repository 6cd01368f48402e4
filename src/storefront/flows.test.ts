import { type AtomeQr, createAtomeQr } from ".";
import { BASE_URL, FakeStore, Refusal } from "./test-support/fake-store";
import { FakePage } from "./test-support/fake-page";

const cart = { id: "cart_1" };
const CODE = "pp_atome-qr_th";
const PAGE = "pp_atome-qr_thapp";
const RETURN_URL = "https://shop.test/checkout";

let store: FakeStore;
let atomeQr: AtomeQr;
let page: FakePage;

beforeEach(() => {
  store = new FakeStore();
  page = new FakePage();
  jest.spyOn(globalThis, "fetch").mockImplementation(store.fetch);
  atomeQr = createAtomeQr({ baseUrl: BASE_URL, publishableKey: "pk_1" });
});

afterEach(() => {
  page.close();
  jest.restoreAllMocks();
});

const lastBody = () => store.received.at(-1)?.body;
const configsAsked = () =>
  store.calls.filter((call) => call === "GET /store/atome-qr/config").length;

describe("given a region with both flows", () => {
  beforeEach(() => {
    store.providers = [CODE, "pp_system_default", PAGE];
  });

  it("start takes Atome's page on a phone, and the code on a computer", async () => {
    page.becomePhone();
    await expect(atomeQr.start(cart)).resolves.toMatchObject({ providerId: PAGE });
    page.becomeComputer();
    store.cart.payment_collection = undefined;
    await expect(atomeQr.start(cart)).resolves.toMatchObject({ providerId: CODE });
  });

  it("start refuses to guess in an app, of which nothing is known", async () => {
    await expect(atomeQr.start(cart)).rejects.toMatchObject({ code: "several_providers" });
    expect(configsAsked()).toBe(0);
  });

  it("start refuses to guess among two of the flow that fits", async () => {
    store.providers.push("pp_atome-qr_sg");
    page.becomeComputer();
    await expect(atomeQr.start(cart)).rejects.toMatchObject({
      code: "several_providers",
      message: expect.stringContaining("pp_atome-qr_sg") as string,
    });
    page.becomePhone();
    await expect(atomeQr.start(cart)).resolves.toMatchObject({ providerId: PAGE });
  });

  it("renew stays with the way that the shopper has chosen", async () => {
    page.becomePhone();
    const old = await atomeQr.start(cart, { providerId: CODE });
    await expect(atomeQr.renew(old)).resolves.toMatchObject({ providerId: CODE });
  });

  it("otherWay is the other one, and start changes to it", async () => {
    page.becomeComputer();
    const session = await atomeQr.start(cart);
    const other = await atomeQr.otherWay();
    expect(other).toEqual({ providerId: PAGE, flow: "redirect" });
    expect(configsAsked()).toBe(2);
    const next = await atomeQr.start(cart, { providerId: other?.providerId });
    expect(next).toMatchObject({ sessionId: "payses_2", providerId: PAGE });
    await expect(atomeQr.otherWay(session)).resolves.toEqual({
      providerId: PAGE,
      flow: "redirect",
    });
    await expect(atomeQr.otherWay(next)).resolves.toEqual({ providerId: CODE, flow: "qr" });
  });

  it("start with another provider waits for the one under way, and is not answered by it", async () => {
    const [code, again, page_] = await Promise.all([
      atomeQr.start(cart, { providerId: CODE }),
      atomeQr.start(cart, { providerId: CODE }),
      atomeQr.start(cart, { providerId: PAGE }),
    ]);
    expect(again).toEqual(code);
    expect(page_).toEqual({ sessionId: "payses_2", cartId: "cart_1", providerId: PAGE });
    expect(store.sessionsMade).toBe(2);
    await expect(atomeQr.otherWay()).resolves.toMatchObject({ providerId: CODE });
  });

  it("start with another provider begins also where the one under way fails", async () => {
    const path = "POST /store/payment-collections/pay_col_1/payment-sessions";
    store.overrides.set(path, () => {
      store.overrides.delete(path);
      return new Refusal(400, "Too little");
    });
    const [code, other] = await Promise.allSettled([
      atomeQr.start(cart, { providerId: CODE }),
      atomeQr.start(cart, { providerId: PAGE }),
    ]);
    expect([code.status, other.status]).toEqual(["rejected", "fulfilled"]);
  });

  it("otherWay reads the region of a session that was kept over a reload", async () => {
    const session = { sessionId: "payses_1", cartId: "cart_1", providerId: PAGE };
    await expect(atomeQr.otherWay(session)).resolves.toEqual({ providerId: CODE, flow: "qr" });
    expect(store.received[1].path).toContain("?region_id=reg_th");
  });
});

it("otherWay knows with which provider a start was refused", async () => {
  store.providers = [CODE, PAGE];
  page.becomePhone();
  store.overrides.set(
    "POST /store/payment-collections/pay_col_1/payment-sessions",
    () => new Refusal(400, "A phone number is required"),
  );
  await expect(atomeQr.start(cart)).rejects.toMatchObject({ status: 400 });
  await expect(atomeQr.otherWay({ cartId: cart.id })).resolves.toEqual({
    providerId: CODE,
    flow: "qr",
  });
  await expect(atomeQr.otherWay({ cartId: "cart_2" })).resolves.toBeUndefined();
});

it("a region with one provider has no other way, and its flow is not asked about", async () => {
  await atomeQr.start(cart);
  await expect(atomeQr.otherWay()).resolves.toBeUndefined();
  expect(configsAsked()).toBe(0);
});

describe("given an address to come back to", () => {
  const data = { return_url: RETURN_URL };

  it("it is sent to a provider of Atome's page, with later sessions too", async () => {
    store.providers = [PAGE];
    const old = await atomeQr.start(cart, { data });
    expect(lastBody()).toEqual({ provider_id: PAGE, data });
    await atomeQr.renew(old);
    expect(lastBody()).toEqual({ provider_id: PAGE, data });
    expect(store.sessionsMade).toBe(2);
  });

  it("it is not sent with a code, for which the store might refuse it", async () => {
    await atomeQr.start(cart, { data });
    expect(lastBody()).toEqual({ provider_id: CODE });
  });

  it("the payment begins also where the flow cannot be told", async () => {
    store.providers = [PAGE];
    store.overrides.set("GET /store/atome-qr/config", () => new Refusal(503, "Not now"));
    await expect(atomeQr.start(cart, { data })).resolves.toMatchObject({ providerId: PAGE });
    expect(lastBody()).toEqual({ provider_id: PAGE });
  });

  describe("that the store does not take", () => {
    const sessions = "POST /store/payment-collections/pay_col_1/payment-sessions";
    let warned: jest.SpyInstance;

    beforeEach(() => {
      store.providers = [PAGE];
      warned = jest.spyOn(console, "warn").mockImplementation(() => {});
    });

    const refuse = (isRefused: (body: Record<string, unknown>) => boolean) =>
      store.overrides.set(sessions, (body) => {
        if (isRefused(body)) {
          return new Refusal(400, "Not so");
        }
        store.addSession({ provider_id: PAGE });
        return { payment_collection: store.cart.payment_collection };
      });

    it("the shopper can pay all the same, and the developer reads why they come back elsewhere", async () => {
      refuse((body) => "return_url" in ((body.data ?? {}) as Record<string, unknown>));
      await expect(atomeQr.start(cart, { data })).resolves.toMatchObject({ providerId: PAGE });
      expect(lastBody()).toEqual({ provider_id: PAGE });
      expect(warned).toHaveBeenCalledWith(expect.stringContaining("storeCors"));
    });

    it("the first refusal is told where it was about something else", async () => {
      refuse(() => true);
      await expect(atomeQr.start(cart, { data })).rejects.toMatchObject({
        status: 400,
        message: "Not so",
      });
      expect(store.sessionsMade).toBe(2);
      expect(warned).not.toHaveBeenCalled();
    });
  });

  it("it is sent beside a source", async () => {
    store.providers = [PAGE];
    await atomeQr.start(cart, { data: { ...data, source_id: "src_1" } });
    expect(lastBody()).toEqual({ provider_id: PAGE, data: { ...data, source_id: "src_1" } });
  });

  it("nothing is asked about the flow where the open session is shown again", async () => {
    store.addSession({ provider_id: PAGE });
    await atomeQr.start(cart, { data });
    expect(store.calls).toEqual(["GET /store/carts/cart_1"]);
  });
});

it("a payment that was begun on Atome's page goes on, though the page has made another source", async () => {
  store.providers = [PAGE];
  const authorize_uri = "https://atome.test/pay";
  const { data } = store.addSession({ provider_id: PAGE });
  data.authorize_uri = authorize_uri;
  const session = await atomeQr.start(cart, { data: { source_id: "src_2" } });
  expect([session.sessionId, store.sessionsMade]).toEqual(["payses_1", 0]);

  delete data.authorize_uri; // a code
  await atomeQr.start(cart, { data: { source_id: "src_3" } });
  expect(store.sessionsMade).toBe(1);
});

describe("given a payment that failed on Atome's page", () => {
  const failed = {
    provider_id: PAGE,
    data: { status: "failed", expires_at: null, authorize_uri: "https://atome.test/pay" },
  };

  beforeEach(() => {
    store.providers = [PAGE];
  });

  it("start answers it to the shopper who comes back, and renew makes another", async () => {
    store.addSession(failed);
    const old = await atomeQr.start(cart);
    expect(old.sessionId).toBe("payses_1");
    await expect(atomeQr.renew(old)).resolves.toMatchObject({ sessionId: "payses_2" });
  });

  it("renew takes up no other one that failed", async () => {
    const old = await atomeQr.start(cart);
    store.addSession(failed);
    await expect(atomeQr.renew(old)).resolves.toMatchObject({ sessionId: "payses_3" });
  });

  it("start makes a new one when the cart has another amount by now", async () => {
    store.addSession({ ...failed, amount: 530 });
    await expect(atomeQr.start(cart)).resolves.toMatchObject({ sessionId: "payses_2" });
  });
});
