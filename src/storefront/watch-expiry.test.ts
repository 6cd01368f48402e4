import { secondsLeft } from "./state";
import { aPayment, VALID_MS } from "./test-support/payment";
import { GAP_MS, HOUR_MS, pass, watchScene } from "./test-support/watch-scene";

const scene = watchScene();
const { open, openWaiting, now } = scene;

describe("given a code whose time runs out", () => {
  it("asks at once, and the server has the last word", async () => {
    const payment = await openWaiting();
    for (let elapsed = GAP_MS; elapsed < VALID_MS - 20_000; elapsed += 20_000) {
      await pass(20_000);
      scene.store.last.answer(payment);
    }
    await pass(0);
    const { length } = scene.store.all;
    await pass(20_000);
    expect(scene.store.all).toHaveLength(length + 1);
    expect(scene.store.last.waitSeconds).toBe(0);
    expect(now()).toMatchObject({ status: "waiting", isChecking: true });
    scene.store.last.answer(payment);
    await pass(GAP_MS);
    expect(now()).toMatchObject({ status: "waiting", isChecking: false });
    expect(scene.store.last.waitSeconds).toBe(25);
    const { length: after } = scene.store.all;
    await pass(10_000);
    expect(scene.store.all).toHaveLength(after);
  });

  it("when the device has slept for a while, then it asks at once, with the code still shown", async () => {
    await openWaiting();
    jest.setSystemTime(Date.now() + VALID_MS / 2);
    await pass(1_000);
    expect(scene.store.all[1].signal.aborted).toBe(true);
    expect(scene.store.all).toHaveLength(3);
    expect(scene.store.last.waitSeconds).toBe(0);
    expect(now()).toMatchObject({ status: "waiting", isChecking: false });
  });

  it("when the device has slept past the end, then it asks before the code is shown", async () => {
    const payment = await openWaiting();
    jest.setSystemTime(Date.now() + HOUR_MS);
    await pass(1_000);
    expect(scene.store.all[1].signal.aborted).toBe(true);
    expect(scene.store.all).toHaveLength(3);
    expect(now()).toMatchObject({ status: "waiting", isChecking: true });
    scene.store.last.answer({ ...payment, status: "expired" });
    await expect(scene.watching).resolves.toMatchObject({ status: "expired" });
  });

  it("counts by the server's clock", async () => {
    const serverTime = Date.now();
    const payment = aPayment();
    jest.setSystemTime(serverTime + HOUR_MS);
    open();
    scene.store.last.answer(payment, new Date(serverTime).toUTCString());
    await pass(GAP_MS);
    expect(now().status).toBe("waiting");
    const seconds = secondsLeft(now()) ?? 0;
    expect(Math.abs(seconds - VALID_MS / 1000)).toBeLessThanOrEqual(2);
    expect(scene.store.last.waitSeconds).toBe(25);
    await pass(20_000);
    expect(scene.store.all).toHaveLength(2);
  });
});
