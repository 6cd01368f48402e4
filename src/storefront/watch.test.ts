import { type AtomeQrState, secondsLeft } from "./state";
import { FakePage } from "./test-support/fake-page";
import { aPayment, VALID_MS } from "./test-support/payment";
import { networkError, Questions, refusal } from "./test-support/questions";
import { watch } from "./watch";

const GAP_MS = 1_000;
const HOUR_MS = 3_600_000;

let store: Questions;
let states: AtomeQrState[];
let leaving: AbortController;
let watching: Promise<AtomeQrState>;
let page: FakePage | undefined;

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const now = () => states[states.length - 1];
const statuses = () => states.map(({ status }) => status);

beforeEach(() => {
  jest.useFakeTimers();
  store = new Questions();
  states = [];
  leaving = new AbortController();
});

afterEach(async () => {
  leaving.abort();
  await pass(0);
  page?.close();
  page = undefined;
  jest.useRealTimers();
});

function open(): void {
  watching = watch(store.read, {
    onChange: (state) => states.push(state),
    signal: leaving.signal,
  });
}

/** Up to the first held question. */
async function openWaiting(payment = aPayment()): Promise<typeof payment> {
  open();
  store.last.answer(payment);
  await pass(GAP_MS);
  expect(store.last.waitSeconds).toBe(25);
  return payment;
}

describe("given a payment that is open", () => {
  it("asks once plainly, then has its answers held", async () => {
    open();
    expect(now()).toEqual({ status: "starting" });
    expect(store.last.waitSeconds).toBe(0);
    const payment = aPayment();
    store.last.answer(payment);
    await pass(GAP_MS);
    expect(now()).toEqual({ status: "waiting", payment, clockOffsetMs: 0, isChecking: false });
    expect(store.all.map(({ waitSeconds }) => waitSeconds)).toEqual([0, 25]);
  });

  it("asks one question at a time, and at most one a second", async () => {
    open();
    const payment = aPayment();
    for (let answered = 0; answered < 5; answered++) {
      store.last.answer(payment);
      await pass(GAP_MS - 1);
      expect(store.all).toHaveLength(answered + 1);
      await pass(1);
      expect(store.all).toHaveLength(answered + 2);
    }
    expect(store.most).toBe(1);
    expect(statuses()).toEqual(["starting", "waiting"]);
  });

  it("when it is paid, then it goes on until the order is there", async () => {
    await openWaiting();
    store.last.answer(aPayment({ status: "paid" }));
    await pass(GAP_MS);
    expect(now().status).toBe("paid");
    store.last.answer(aPayment({ status: "paid", order_id: "order_1" }));
    await expect(watching).resolves.toMatchObject({ payment: { order_id: "order_1" } });
    await pass(HOUR_MS);
    expect(store.all).toHaveLength(3);
  });

  it.each(["failed", "expired"] as const)("when it has %s, then it is over", async (status) => {
    await openWaiting();
    store.last.answer(aPayment({ status, failure_code: "payment_rejected" }));
    await expect(watching).resolves.toMatchObject({
      status,
      payment: { failure_code: "payment_rejected" },
    });
    await pass(HOUR_MS);
    expect(store.all).toHaveLength(2);
  });

  it("when the server says something it never said before, then it is not paid", async () => {
    open();
    store.last.answer(aPayment({ status: "reversed" as never }));
    await pass(0);
    expect(now().status).toBe("waiting");
  });
});

describe("given trouble on the way", () => {
  it("when the network is gone, then it says so, keeps the code and asks ever more seldom", async () => {
    const payment = await openWaiting();
    store.last.fail(networkError());
    await pass(GAP_MS);
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]) {
      const { length } = store.all;
      expect(store.last.waitSeconds).toBe(0);
      store.last.fail(networkError());
      await pass(pauseMs - 1);
      expect(now()).toMatchObject({ status: "offline", payment });
      expect(store.all).toHaveLength(length);
      await pass(1);
      expect(store.all).toHaveLength(length + 1);
    }
    store.last.answer(payment);
    await pass(0);
    expect(now()).toMatchObject({ status: "waiting", payment });
  });

  it("when the network is back, then it asks at once", async () => {
    page = new FakePage();
    open();
    for (const pauseMs of [1_000, 2_000, 4_000]) {
      store.last.fail(networkError());
      await pass(pauseMs);
    }
    store.last.fail(networkError());
    await pass(GAP_MS);
    const { length } = store.all;
    page.goOnline();
    await pass(0);
    expect(store.all).toHaveLength(length + 1);
  });

  it("when the network comes and goes, then it still asks at most once a second", async () => {
    page = new FakePage();
    open();
    store.last.answer(aPayment());
    for (let time = 0; time < 9; time++) {
      await pass(100);
      page.goOnline();
    }
    expect(store.all).toHaveLength(1);
    await pass(100);
    expect(store.all).toHaveLength(2);
    expect(store.last.waitSeconds).toBe(0);
    expect(statuses()).toEqual(["starting", "waiting"]);
  });

  it("when it gives up a question by itself, then that is no failure", async () => {
    page = new FakePage();
    const payment = await openWaiting();
    for (let time = 0; time < 3; time++) {
      await pass(GAP_MS);
      page.goOnline();
      await pass(GAP_MS);
      page.goOnline();
      await pass(GAP_MS);
      store.last.answer(payment);
      await pass(GAP_MS);
      expect(store.last.waitSeconds).toBe(25);
    }
    expect(statuses()).toEqual(["starting", "waiting"]);
  });

  it("when the network goes once more, then it is again asked soon", async () => {
    open();
    const payment = aPayment();
    for (let time = 0; time < 2; time++) {
      for (const pauseMs of [1_000, 2_000, 4_000]) {
        const { length } = store.all;
        store.last.fail(networkError());
        await pass(pauseMs - 1);
        expect(store.all).toHaveLength(length);
        await pass(1);
        expect(store.all).toHaveLength(length + 1);
      }
      store.last.answer(payment);
      await pass(GAP_MS);
      store.last.fail(networkError());
      await pass(GAP_MS);
    }
  });

  it("when only a held answer breaks off, then it asks plainly, and the shopper sees nothing", async () => {
    const payment = await openWaiting();
    await pass(10_000);
    store.last.fail(networkError());
    await pass(0);
    expect(store.last.waitSeconds).toBe(0);
    store.last.answer(payment);
    await pass(GAP_MS);
    expect(store.last.waitSeconds).toBe(25);
    expect(statuses()).toEqual(["starting", "waiting"]);
  });

  it("when held answers keep breaking off, then it polls", async () => {
    const payment = await openWaiting();
    for (let time = 0; time < 2; time++) {
      await pass(20_000);
      store.last.fail(refusal(504));
      await pass(0);
      store.last.answer(payment);
      await pass(GAP_MS);
    }
    await pass(2_000);
    for (let time = 0; time < 2; time++) {
      const { length } = store.all;
      expect(store.last.waitSeconds).toBe(0);
      store.last.answer(payment);
      await pass(3_000 - 1);
      expect(store.all).toHaveLength(length);
      await pass(1);
      expect(store.all).toHaveLength(length + 1);
    }
    expect(now().status).toBe("waiting");
  });

  it("when the connection dies silently, then it asks again", async () => {
    await openWaiting();
    await pass(35_000 - 1);
    expect(store.all).toHaveLength(2);
    await pass(1);
    expect(store.all[1].signal.aborted).toBe(true);
    expect(store.all).toHaveLength(3);
  });

  it("when the server restarts, then it waits for it", async () => {
    const payment = await openWaiting();
    store.last.fail(networkError());
    await pass(GAP_MS);
    store.last.fail(refusal(503));
    await pass(GAP_MS);
    expect(now().status).toBe("offline");
    store.last.answer(payment);
    await pass(0);
    expect(now().status).toBe("waiting");
  });

  it("when a paid payment's network is gone, then it stays paid", async () => {
    await openWaiting();
    store.last.answer(aPayment({ status: "paid" }));
    await pass(GAP_MS);
    store.last.fail(networkError());
    await pass(GAP_MS);
    store.last.fail(networkError());
    await pass(0);
    expect(now().status).toBe("paid");
  });

  it("when the store does not know the session, then it is gone", async () => {
    open();
    store.last.fail(refusal(404));
    await expect(watching).resolves.toEqual({ status: "expired", reason: "gone" });
    expect(statuses()).toEqual(["starting", "expired"]);
  });

  it.each([400, 401, 403])(
    "when the store refuses with %s, then that is an error",
    async (status) => {
      open();
      store.last.fail(refusal(status));
      await expect(watching).resolves.toMatchObject({ status: "error", error: { status } });
    },
  );

  it.each([408, 429, 500, 502])("when the store answers %s, then it asks again", async (status) => {
    open();
    store.last.fail(refusal(status));
    await pass(GAP_MS);
    expect(now().status).toBe("offline");
    expect(store.all).toHaveLength(2);
  });
});

describe("given a page that nobody looks at", () => {
  it("asks nothing, and asks at once when it is seen again", async () => {
    page = new FakePage();
    const payment = await openWaiting(aPayment({ expires_at: null }));
    page.hide();
    await pass(HOUR_MS);
    expect(store.last.signal.aborted).toBe(true);
    expect(store.all).toHaveLength(2);
    page.show();
    await pass(0);
    expect(store.all).toHaveLength(3);
    expect(store.last.waitSeconds).toBe(0);
    store.last.answer(payment);
    await pass(0);
    expect(statuses()).toEqual(["starting", "waiting"]);
  });

  it("when the code's time ends meanwhile, then it is not shown again unasked", async () => {
    page = new FakePage();
    const payment = await openWaiting();
    page.hide();
    await pass(VALID_MS + HOUR_MS);
    page.show();
    expect(now()).toMatchObject({ status: "waiting", isChecking: true });
    await pass(0);
    store.last.answer({ ...payment, status: "expired" });
    await expect(watching).resolves.toMatchObject({ status: "expired", reason: "time" });
  });

  it("when it opens hidden, then it asks nothing until it is seen", async () => {
    page = new FakePage();
    page.hide();
    open();
    await pass(HOUR_MS);
    expect(store.all).toHaveLength(0);
    page.show();
    await pass(0);
    expect(store.all).toHaveLength(1);
  });
});

describe("given a code whose time runs out", () => {
  it("asks at once, and the server has the last word", async () => {
    const payment = await openWaiting();
    for (let elapsed = GAP_MS; elapsed < VALID_MS - 20_000; elapsed += 20_000) {
      await pass(20_000);
      store.last.answer(payment);
    }
    await pass(0);
    const { length } = store.all;
    await pass(20_000);
    expect(store.all).toHaveLength(length + 1);
    expect(store.last.waitSeconds).toBe(0);
    expect(now()).toMatchObject({ status: "waiting", isChecking: true });
    store.last.answer(payment);
    await pass(GAP_MS);
    expect(now()).toMatchObject({ status: "waiting", isChecking: false });
    expect(store.last.waitSeconds).toBe(25);
    const { length: after } = store.all;
    await pass(10_000);
    expect(store.all).toHaveLength(after);
  });

  it("when the device has slept for a while, then it asks at once, with the code still shown", async () => {
    await openWaiting();
    jest.setSystemTime(Date.now() + VALID_MS / 2);
    await pass(1_000);
    expect(store.all[1].signal.aborted).toBe(true);
    expect(store.all).toHaveLength(3);
    expect(store.last.waitSeconds).toBe(0);
    expect(now()).toMatchObject({ status: "waiting", isChecking: false });
  });

  it("when the device has slept past the end, then it asks before the code is shown", async () => {
    const payment = await openWaiting();
    jest.setSystemTime(Date.now() + HOUR_MS);
    await pass(1_000);
    expect(store.all[1].signal.aborted).toBe(true);
    expect(store.all).toHaveLength(3);
    expect(now()).toMatchObject({ status: "waiting", isChecking: true });
    store.last.answer({ ...payment, status: "expired" });
    await expect(watching).resolves.toMatchObject({ status: "expired" });
  });

  it("counts by the server's clock", async () => {
    const serverTime = Date.now();
    const payment = aPayment();
    jest.setSystemTime(serverTime + HOUR_MS);
    open();
    store.last.answer(payment, new Date(serverTime).toUTCString());
    await pass(GAP_MS);
    expect(now().status).toBe("waiting");
    const seconds = secondsLeft(now()) ?? 0;
    expect(Math.abs(seconds - VALID_MS / 1000)).toBeLessThanOrEqual(2);
    expect(store.last.waitSeconds).toBe(25);
    await pass(20_000);
    expect(store.all).toHaveLength(2);
  });
});

it("when the shopper leaves, then nothing is asked or told any more", async () => {
  await openWaiting();
  const told = states.length;
  leaving.abort();
  await expect(watching).resolves.toMatchObject({ status: "waiting" });
  await pass(HOUR_MS);
  expect(store.last.signal.aborted).toBe(true);
  expect(store.all).toHaveLength(2);
  expect(states).toHaveLength(told);
  expect(jest.getTimerCount()).toBe(0);
});
