import {
  type AtomeQr,
  type AtomeQrOrder,
  type AtomeQrProvider,
  type AtomeQrSession,
  type AtomeQrState,
} from "..";
import { aPayment } from "../test-support/payment";
import { networkError, refusal } from "../test-support/questions";
import { type FlowOptions, followPayment, type PaymentFlow, type Snapshot } from "./payment-flow";

const sessionOf = (sessionId: string): AtomeQrSession => ({
  sessionId,
  cartId: "cart_1",
  providerId: "pp_atome-qr_th",
});

interface Watched {
  sessionId: string;
  signal?: AbortSignal;
  tell: (state: AtomeQrState) => void;
  end: (state: AtomeQrState) => void;
}

const expired = { status: "expired", reason: "time", payment: aPayment() } as const;
const waiting: AtomeQrState = {
  status: "waiting",
  payment: aPayment(),
  action: "scan",
  clockOffsetMs: 0,
  isChecking: false,
};
const paid = (orderId: string | null): AtomeQrState => ({
  status: "paid",
  payment: aPayment({ status: "paid", order_id: orderId }),
});

let watched: Watched[];
let client: jest.Mocked<AtomeQr>;
let snapshots: Snapshot[];
let orders: AtomeQrOrder[];
let flow: PaymentFlow;

const settle = () => jest.advanceTimersByTimeAsync(0);
const now = () => snapshots[snapshots.length - 1];
const theWatch = () => watched[watched.length - 1];

beforeEach(() => {
  jest.useFakeTimers();
  watched = [];
  snapshots = [];
  orders = [];
  client = {
    start: jest.fn<Promise<AtomeQrSession>, Parameters<AtomeQr["start"]>>(() =>
      Promise.resolve(sessionOf("payses_1")),
    ),
    renew: jest.fn<Promise<AtomeQrSession>, Parameters<AtomeQr["renew"]>>(() =>
      Promise.resolve(sessionOf("payses_2")),
    ),
    complete: jest.fn<Promise<AtomeQrOrder>, Parameters<AtomeQr["complete"]>>(() =>
      Promise.resolve({ id: "order_1", display_id: 7 }),
    ),
    otherWay: jest.fn(() => Promise.resolve(undefined)),
    qr: jest.fn(),
    watch: jest.fn(
      (sessionId: string, { onChange, signal }: Parameters<AtomeQr["watch"]>[1]) =>
        new Promise<AtomeQrState>((resolve) => {
          onChange({ status: "starting" });
          const end = (state: AtomeQrState) => {
            onChange(state);
            resolve(state);
          };
          watched.push({ sessionId, signal, tell: onChange, end });
        }),
    ),
  };
});

afterEach(() => {
  flow.stop();
  jest.useRealTimers();
});

async function open(
  options: Partial<FlowOptions> = { providerId: "pp_atome-qr_th" },
): Promise<void> {
  flow = followPayment({
    client,
    cartId: "cart_1",
    onChange: (snapshot) => snapshots.push(snapshot),
    onPaid: (order) => orders.push(order),
    ...options,
  });
  await settle();
}

it("goes from the cart to the order, and says so once", async () => {
  await open();
  expect(client.start).toHaveBeenCalledWith(
    { id: "cart_1" },
    { providerId: "pp_atome-qr_th", data: undefined },
  );
  expect(now()).toMatchObject({
    session: { sessionId: "payses_1" },
    state: { status: "starting" },
  });
  theWatch().tell(paid(null));
  expect(orders).toEqual([]);
  theWatch().end(paid("order_1"));
  await settle();
  expect(orders).toEqual([{ id: "order_1", display_id: 7 }]);
  expect(now()).toMatchObject({ order: { id: "order_1" }, state: { status: "paid" } });
});

it("hands out the order's id when its details cannot be read", async () => {
  client.complete.mockRejectedValue(networkError());
  await open();
  theWatch().end(paid("order_9"));
  await settle();
  expect(orders).toEqual([{ id: "order_9" }]);
});

it("stays paid where the page's own code fails over the order, and lets the page know", async () => {
  const thrown: (() => void)[] = [];
  jest.spyOn(globalThis, "queueMicrotask").mockImplementation((task) => void thrown.push(task));
  await open({
    onPaid: () => {
      throw new Error("the page's own");
    },
  });
  theWatch().end(paid("order_1"));
  await settle();
  jest.restoreAllMocks();
  expect(now()).toMatchObject({ state: { status: "paid" }, order: { id: "order_1" } });
  expect(thrown).toHaveLength(1);
  expect(thrown[0]).toThrow("the page's own");
});

it("asks for one new code however often it is clicked", async () => {
  await open();
  theWatch().end(expired);
  await settle();
  let answer = (_session: AtomeQrSession) => {};
  client.renew.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  void flow.renew();
  void flow.renew();
  await settle();
  expect(now()).toMatchObject({ isRenewing: true, state: { status: "expired" } });
  answer(sessionOf("payses_2"));
  await settle();
  expect(client.renew).toHaveBeenCalledTimes(1);
  expect(client.renew).toHaveBeenCalledWith(sessionOf("payses_1"));
  expect(now()).toMatchObject({ isRenewing: false, session: { sessionId: "payses_2" } });
  expect(theWatch().sessionId).toBe("payses_2");
});

it("when a new code is refused, then it looks again at the old one, which may be paid", async () => {
  await open();
  theWatch().end(expired);
  await settle();
  client.renew.mockRejectedValue(refusal(400));
  await flow.renew();
  await settle();
  expect(now()).toMatchObject({ isRenewing: false, renewError: { status: 400 } });
  expect(now().state.status).toBe("expired");
  expect(theWatch().sessionId).toBe("payses_1");
  theWatch().end(paid("order_1"));
  await settle();
  expect(orders).toHaveLength(1);
  expect(now().renewError).toBeUndefined();
});

it("when the store cannot be reached at first, then it says so and goes on by itself", async () => {
  client.start.mockRejectedValueOnce(networkError()).mockRejectedValueOnce(refusal(503));
  await open();
  expect(now().state.status).toBe("offline");
  await jest.advanceTimersByTimeAsync(1_000);
  expect(client.start).toHaveBeenCalledTimes(2);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(client.start).toHaveBeenCalledTimes(3);
  theWatch().tell(waiting);
  expect(now().state.status).toBe("waiting");
});

it("when the store answers that it is out of order, then it is asked ever more rarely: each try is counted", async () => {
  client.start.mockRejectedValue(refusal(500));
  await open();
  await jest.advanceTimersByTimeAsync(180_000);
  expect(client.start.mock.calls.length).toBeLessThan(10);
  expect(client.start.mock.calls.length).toBeGreaterThan(5);
});

it("when the store refuses, then that is an error, and it can be tried again", async () => {
  client.start.mockRejectedValueOnce(refusal(400));
  await open();
  expect(now().state).toMatchObject({ status: "error", error: { status: 400 } });
  flow.retry();
  expect(now().state.status).toBe("starting");
  await settle();
  expect(watched).toHaveLength(1);
});

it("when the kit itself refuses, then that is an error, whichever bundle its class is from", async () => {
  const error = Object.assign(new Error("no"), { name: "AtomeQrError", code: "cart_completed" });
  client.start.mockRejectedValue(error);
  await open();
  expect(now().state).toEqual({ status: "error", error });
});

it.each([
  ["comes", () => Promise.resolve(sessionOf("payses_2"))],
  ["is refused", () => Promise.reject(refusal(400))],
])(
  "when a new code %s after the shopper has left, then nothing is watched",
  async (_how, renew) => {
    await open();
    theWatch().end(expired);
    await settle();
    client.renew.mockImplementation(renew);
    const renewing = flow.renew();
    flow.stop();
    await renewing;
    await settle();
    expect(watched).toHaveLength(1);
  },
);

it("when it is stopped, then it ends the watch and says nothing more", async () => {
  await open();
  const told = snapshots.length;
  flow.stop();
  expect(theWatch().signal?.aborted).toBe(true);
  theWatch().end(paid("order_1"));
  await settle();
  expect(snapshots).toHaveLength(told);
  expect(orders).toEqual([]);
});

describe("given a region with both flows", () => {
  const other: AtomeQrProvider = { providerId: "pp_atome-qr_thapp", flow: "redirect" };
  const return_url = "https://shop.test/checkout";

  beforeEach(async () => {
    client.otherWay.mockResolvedValueOnce(other);
    await open({ data: { source_id: "src_1", return_url } });
    theWatch().tell(waiting);
  });

  it("knows the other way to pay, and changes to it without the source", async () => {
    expect(now().other).toEqual(other);
    client.start.mockResolvedValueOnce(sessionOf("payses_2"));
    const back: AtomeQrProvider = { providerId: "pp_atome-qr_th", flow: "qr" };
    client.otherWay.mockResolvedValueOnce(back);
    await flow.switchWay();
    await settle();
    expect(client.start).toHaveBeenLastCalledWith(
      { id: "cart_1" },
      { providerId: other.providerId, data: { return_url } },
    );
    expect(theWatch().sessionId).toBe("payses_2");
    expect(now()).toMatchObject({ session: { sessionId: "payses_2" }, other: back });
  });

  it("does not tell that the old one has ended meanwhile", async () => {
    const old = theWatch();
    client.start.mockReturnValueOnce(new Promise(() => {}));
    void flow.switchWay();
    old.end(expired);
    await settle();
    expect(now()).toMatchObject({ isRenewing: true, state: { status: "waiting" } });
  });

  it("when the change is refused since it was just paid, then the old one goes on to its order", async () => {
    client.start.mockRejectedValueOnce(refusal(400));
    await flow.switchWay();
    await settle();
    expect(now()).toMatchObject({ isRenewing: false, renewError: { status: 400 } });
    expect(theWatch().sessionId).toBe("payses_1");
    theWatch().end(paid("order_1"));
    await settle();
    expect(orders).toHaveLength(1);
    expect(now().renewError).toBeUndefined();
  });
});

it("when the start is refused, then the other way is offered, and can be taken", async () => {
  client.start.mockRejectedValueOnce(refusal(400));
  client.otherWay.mockResolvedValueOnce({ providerId: "pp_atome-qr_th", flow: "qr" });
  await open({});
  expect(now()).toMatchObject({ state: { status: "error" }, other: { flow: "qr" } });
  expect(client.otherWay).toHaveBeenLastCalledWith({ cartId: "cart_1" });

  client.start.mockRejectedValueOnce(refusal(429));
  await flow.switchWay();
  expect(now()).toMatchObject({ state: { status: "error" }, renewError: { status: 429 } });

  client.start.mockRejectedValueOnce(refusal(400));
  client.otherWay.mockResolvedValueOnce({ providerId: "pp_atome-qr_th", flow: "qr" });
  flow.retry();
  await settle();
  expect(now()).toMatchObject({ state: { status: "error" }, renewError: undefined });

  await flow.switchWay();
  await settle();
  expect(theWatch().sessionId).toBe("payses_1");
  expect(now().renewError).toBeUndefined();
});

it("offers no other way where the page names a provider, or where it cannot be known", async () => {
  await open();
  expect(client.otherWay).not.toHaveBeenCalled();
  flow.stop();
  client.otherWay.mockRejectedValueOnce(networkError());
  await open({});
  theWatch().tell(waiting);
  await flow.switchWay();
  expect(now()).toMatchObject({ state: { status: "waiting" }, isRenewing: false });
  expect(client.start).toHaveBeenCalledTimes(2);
});
