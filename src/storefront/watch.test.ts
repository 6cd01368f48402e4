import { aPayment, VALID_MS } from "./test-support/payment";
import { networkError } from "./test-support/questions";
import { GAP_MS, HOUR_MS, pass, watchScene } from "./test-support/watch-scene";

const scene = watchScene();
const { open, openWaiting, now, statuses } = scene;

describe("given a payment that is open", () => {
  it("asks once plainly, then has its answers held", async () => {
    open();
    expect(now()).toEqual({ status: "starting" });
    expect(scene.store.last.waitSeconds).toBe(0);
    const payment = aPayment();
    scene.store.last.answer(payment);
    await pass(GAP_MS);
    expect(now()).toEqual({
      status: "waiting",
      payment,
      action: "scan",
      clockOffsetMs: 0,
      isChecking: false,
    });
    expect(scene.store.all.map(({ waitSeconds }) => waitSeconds)).toEqual([0, 25]);
  });

  it("says what the shopper is to do, also while the store cannot be reached", async () => {
    await openWaiting(aPayment({ authorize_uri: "https://atome.test/pay" }));
    expect(now()).toMatchObject({ status: "waiting", action: "continue" });
    scene.store.last.fail(networkError());
    await pass(GAP_MS);
    scene.store.last.fail(networkError());
    await pass(0);
    expect(now()).toMatchObject({ status: "offline", action: "continue" });
  });

  it("asks one question at a time, and at most one a second", async () => {
    open();
    const payment = aPayment();
    for (let answered = 0; answered < 5; answered++) {
      scene.store.last.answer(payment);
      await pass(GAP_MS - 1);
      expect(scene.store.all).toHaveLength(answered + 1);
      await pass(1);
      expect(scene.store.all).toHaveLength(answered + 2);
    }
    expect(scene.store.most).toBe(1);
    expect(statuses()).toEqual(["starting", "waiting"]);
  });

  it("when it is paid, then it goes on until the order is there", async () => {
    await openWaiting();
    scene.store.last.answer(aPayment({ status: "paid" }));
    await pass(GAP_MS);
    expect(now().status).toBe("paid");
    scene.store.last.answer(aPayment({ status: "paid", order_id: "order_1" }));
    await expect(scene.watching).resolves.toMatchObject({ payment: { order_id: "order_1" } });
    await pass(HOUR_MS);
    expect(scene.store.all).toHaveLength(3);
  });

  it.each(["failed", "expired"] as const)("when it has %s, then it is over", async (status) => {
    await openWaiting();
    scene.store.last.answer(aPayment({ status, failure_code: "payment_rejected" }));
    await expect(scene.watching).resolves.toMatchObject({
      status,
      payment: { failure_code: "payment_rejected" },
    });
    await pass(HOUR_MS);
    expect(scene.store.all).toHaveLength(2);
  });

  it("when the server says something it never said before, then it is not paid", async () => {
    open();
    scene.store.last.answer(aPayment({ status: "reversed" as never }));
    await pass(0);
    expect(now().status).toBe("waiting");
  });
});

describe("given a page that nobody looks at", () => {
  it("asks nothing, and asks at once when it is seen again", async () => {
    const page = scene.inPage();
    const payment = await openWaiting(aPayment({ expires_at: null }));
    page.hide();
    await pass(HOUR_MS);
    expect(scene.store.last.signal.aborted).toBe(true);
    expect(scene.store.all).toHaveLength(2);
    page.show();
    await pass(0);
    expect(scene.store.all).toHaveLength(3);
    expect(scene.store.last.waitSeconds).toBe(0);
    scene.store.last.answer(payment);
    await pass(0);
    expect(statuses()).toEqual(["starting", "waiting"]);
  });

  it("when the code's time ends meanwhile, then it is not shown again unasked", async () => {
    const page = scene.inPage();
    const payment = await openWaiting();
    page.hide();
    await pass(VALID_MS + HOUR_MS);
    page.show();
    expect(now()).toMatchObject({ status: "waiting", isChecking: true });
    await pass(0);
    scene.store.last.answer({ ...payment, status: "expired" });
    await expect(scene.watching).resolves.toMatchObject({ status: "expired", reason: "time" });
  });

  it("asks at once when the back button restores it as it was", async () => {
    const page = scene.inPage();
    await openWaiting(aPayment({ authorize_uri: "https://atome.test/pay" }));
    page.appear(true);
    await pass(GAP_MS);
    expect(scene.store.all[1].signal.aborted).toBe(true);
    expect(scene.store.all).toHaveLength(3);
    expect(scene.store.last.waitSeconds).toBe(0);
  });

  it("asks nothing more when it has just loaded", async () => {
    const page = scene.inPage();
    await openWaiting();
    page.appear(false);
    await pass(GAP_MS);
    expect(scene.store.all).toHaveLength(2);
  });

  it("when it opens hidden, then it asks nothing until it is seen", async () => {
    const page = scene.inPage();
    page.hide();
    open();
    await pass(HOUR_MS);
    expect(scene.store.all).toHaveLength(0);
    page.show();
    await pass(0);
    expect(scene.store.all).toHaveLength(1);
  });
});

it("when the shopper leaves, then nothing is asked or told any more", async () => {
  await openWaiting();
  const told = scene.states.length;
  scene.leave();
  await expect(scene.watching).resolves.toMatchObject({ status: "waiting" });
  await pass(HOUR_MS);
  expect(scene.store.last.signal.aborted).toBe(true);
  expect(scene.store.all).toHaveLength(2);
  expect(scene.states).toHaveLength(told);
  expect(jest.getTimerCount()).toBe(0);
});
