import { PAGE_PATIENCE_MS } from "../domain/timing";
import type * as Kit from "./index";
import { BASE_URL, FakeStore, Refusal } from "./test-support/fake-store";

const cart = { id: "cart_1" };
const options = { baseUrl: BASE_URL, publishableKey: "pk_1" };
const noAnswer = () => Promise.reject(new TypeError("Failed to fetch"));

let store: FakeStore;
let fetched: jest.SpiedFunction<typeof fetch>;
let warned: jest.SpiedFunction<typeof console.warn>;
let createAtomeQr: typeof Kit.createAtomeQr;

/** A page that has just been loaded. */
beforeEach(() => {
  jest.resetModules();
  ({ createAtomeQr } = jest.requireActual<typeof Kit>("./index"));
  store = new FakeStore();
  fetched = jest.spyOn(globalThis, "fetch").mockImplementation(noAnswer);
  warned = jest.spyOn(console, "warn").mockReturnValue();
});

afterEach(() => jest.restoreAllMocks());

it("tells the developer once what to check, when the store does not answer", async () => {
  const atomeQr = createAtomeQr(options);
  for (let time = 0; time < 3; time++) {
    await expect(atomeQr.start(cart)).rejects.toThrow("Failed to fetch");
  }
  await expect(createAtomeQr(options).start(cart)).rejects.toThrow("Failed to fetch");
  expect(warned.mock.calls).toEqual([
    [expect.stringMatching(/address.*STORE_CORS.*publishable key/) as string],
  ]);
});

it("tells it through Medusa's SDK, too", async () => {
  await expect(
    createAtomeQr({ sdk: { client: { fetch: noAnswer } } }).start(cart),
  ).rejects.toThrow();
  expect(warned).toHaveBeenCalledTimes(1);
});

it("says nothing once the store has answered: then it is the shopper's network", async () => {
  const atomeQr = createAtomeQr(options);
  fetched.mockImplementation(store.fetch);
  await atomeQr.start(cart);
  fetched.mockImplementation(noAnswer);
  await expect(atomeQr.renew()).rejects.toThrow();
  expect(warned).not.toHaveBeenCalled();
});

it("says nothing of a refusal", async () => {
  fetched.mockImplementation(store.fetch);
  store.overrides.set("GET /store/carts/cart_1", () => new Refusal(401, "No key"));
  await expect(createAtomeQr(options).start(cart)).rejects.toMatchObject({ status: 401 });
  expect(warned).not.toHaveBeenCalled();
});

it("says nothing where the browser knows that it is offline", async () => {
  const { navigator } = globalThis;
  Object.defineProperty(globalThis, "navigator", { value: { onLine: false }, configurable: true });
  await expect(createAtomeQr(options).start(cart)).rejects.toThrow();
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
  expect(warned).not.toHaveBeenCalled();
});

it("says nothing of what was given up", async () => {
  const given = AbortSignal.abort();
  await expect(createAtomeQr(options).qr("payses_1", { signal: given })).rejects.toThrow();
  expect(warned).not.toHaveBeenCalled();
});

describe("a question that nothing answers", () => {
  /** As a browser whose connection has died without a word. */
  const neverAnswered: typeof fetch = (_url, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(init.signal!.reason as Error));
    });

  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it("is given up after a while, so that the shopper can ask again", async () => {
    fetched.mockImplementation(neverAnswered);
    const asked = createAtomeQr(options).start(cart);
    const told = expect(asked).rejects.toMatchObject({ code: "request_failed", status: 408 });
    await jest.advanceTimersByTimeAsync(PAGE_PATIENCE_MS);
    await told;
    expect(jest.getTimerCount()).toBe(0);
  });

  it("leaves no timer behind once it is answered", async () => {
    fetched.mockImplementation(store.fetch);
    await createAtomeQr(options).start(cart);
    expect(jest.getTimerCount()).toBe(0);
  });
});
