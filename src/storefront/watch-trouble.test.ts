import { aPayment } from "./test-support/payment";
import { networkError, refusal } from "./test-support/questions";
import { GAP_MS, pass, watchScene } from "./test-support/watch-scene";

const scene = watchScene();
const { open, openWaiting, now, statuses } = scene;

describe("given trouble on the way", () => {
  it("when the network is gone, then it says so, keeps the code and asks ever more seldom", async () => {
    const payment = await openWaiting();
    scene.store.last.fail(networkError());
    await pass(GAP_MS);
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]) {
      const { length } = scene.store.all;
      expect(scene.store.last.waitSeconds).toBe(0);
      scene.store.last.fail(networkError());
      await pass(pauseMs - 1);
      expect(now()).toMatchObject({ status: "offline", payment });
      expect(scene.store.all).toHaveLength(length);
      await pass(1);
      expect(scene.store.all).toHaveLength(length + 1);
    }
    scene.store.last.answer(payment);
    await pass(0);
    expect(now()).toMatchObject({ status: "waiting", payment });
  });

  it("when the network is back, then it asks at once", async () => {
    const page = scene.inPage();
    open();
    for (const pauseMs of [1_000, 2_000, 4_000]) {
      scene.store.last.fail(networkError());
      await pass(pauseMs);
    }
    scene.store.last.fail(networkError());
    await pass(GAP_MS);
    const { length } = scene.store.all;
    page.goOnline();
    await pass(0);
    expect(scene.store.all).toHaveLength(length + 1);
  });

  it("when the network comes and goes, then it still asks at most once a second", async () => {
    const page = scene.inPage();
    open();
    scene.store.last.answer(aPayment());
    for (let time = 0; time < 9; time++) {
      await pass(100);
      page.goOnline();
    }
    expect(scene.store.all).toHaveLength(1);
    await pass(100);
    expect(scene.store.all).toHaveLength(2);
    expect(scene.store.last.waitSeconds).toBe(0);
    expect(statuses()).toEqual(["starting", "waiting"]);
  });

  it("when it gives up a question by itself, then that is no failure", async () => {
    const page = scene.inPage();
    const payment = await openWaiting();
    for (let time = 0; time < 3; time++) {
      await pass(GAP_MS);
      page.goOnline();
      await pass(GAP_MS);
      page.goOnline();
      await pass(GAP_MS);
      scene.store.last.answer(payment);
      await pass(GAP_MS);
      expect(scene.store.last.waitSeconds).toBe(25);
    }
    expect(statuses()).toEqual(["starting", "waiting"]);
  });

  it("when the network goes once more, then it is again asked soon", async () => {
    open();
    const payment = aPayment();
    for (let time = 0; time < 2; time++) {
      for (const pauseMs of [1_000, 2_000, 4_000]) {
        const { length } = scene.store.all;
        scene.store.last.fail(networkError());
        await pass(pauseMs - 1);
        expect(scene.store.all).toHaveLength(length);
        await pass(1);
        expect(scene.store.all).toHaveLength(length + 1);
      }
      scene.store.last.answer(payment);
      await pass(GAP_MS);
      scene.store.last.fail(networkError());
      await pass(GAP_MS);
    }
  });

  it("when only a held answer breaks off, then it asks plainly, and the shopper sees nothing", async () => {
    const payment = await openWaiting();
    await pass(10_000);
    scene.store.last.fail(networkError());
    await pass(0);
    expect(scene.store.last.waitSeconds).toBe(0);
    scene.store.last.answer(payment);
    await pass(GAP_MS);
    expect(scene.store.last.waitSeconds).toBe(25);
    expect(statuses()).toEqual(["starting", "waiting"]);
  });

  it("when held answers keep breaking off, then it polls", async () => {
    const payment = await openWaiting();
    for (let time = 0; time < 2; time++) {
      await pass(20_000);
      scene.store.last.fail(refusal(504));
      await pass(0);
      scene.store.last.answer(payment);
      await pass(GAP_MS);
    }
    await pass(2_000);
    for (let time = 0; time < 2; time++) {
      const { length } = scene.store.all;
      expect(scene.store.last.waitSeconds).toBe(0);
      scene.store.last.answer(payment);
      await pass(3_000 - 1);
      expect(scene.store.all).toHaveLength(length);
      await pass(1);
      expect(scene.store.all).toHaveLength(length + 1);
    }
    expect(now().status).toBe("waiting");
  });

  it("when the connection dies silently, then it asks again", async () => {
    await openWaiting();
    await pass(35_000 - 1);
    expect(scene.store.all).toHaveLength(2);
    await pass(1);
    expect(scene.store.all[1].signal.aborted).toBe(true);
    expect(scene.store.all).toHaveLength(3);
  });

  it("when the server restarts, then it waits for it", async () => {
    const payment = await openWaiting();
    scene.store.last.fail(networkError());
    await pass(GAP_MS);
    scene.store.last.fail(refusal(503));
    await pass(GAP_MS);
    expect(now().status).toBe("offline");
    scene.store.last.answer(payment);
    await pass(0);
    expect(now().status).toBe("waiting");
  });

  it("when a paid payment's network is gone, then it stays paid", async () => {
    await openWaiting();
    scene.store.last.answer(aPayment({ status: "paid" }));
    await pass(GAP_MS);
    scene.store.last.fail(networkError());
    await pass(GAP_MS);
    scene.store.last.fail(networkError());
    await pass(0);
    expect(now().status).toBe("paid");
  });

  it("when the store does not know the session, then it is gone", async () => {
    open();
    scene.store.last.fail(refusal(404, "session_not_found"));
    await expect(scene.watching).resolves.toEqual({ status: "expired", reason: "gone" });
    expect(statuses()).toEqual(["starting", "expired"]);
  });

  it("when a 404 does not say why, then the next one decides: a proxy's is soon over", async () => {
    const payment = await openWaiting();
    scene.store.last.fail(refusal(404));
    await pass(GAP_MS);
    expect(now().status).toBe("waiting");
    scene.store.last.answer(payment);
    await pass(GAP_MS);
    scene.store.last.fail(refusal(404));
    await pass(GAP_MS);
    scene.store.last.fail(refusal(404));
    await expect(scene.watching).resolves.toEqual({ status: "expired", reason: "gone" });
  });

  it.each([400, 401, 403])(
    "when the store refuses with %s, then that is an error",
    async (status) => {
      open();
      scene.store.last.fail(refusal(status));
      await expect(scene.watching).resolves.toMatchObject({ status: "error", error: { status } });
    },
  );

  it.each([408, 429, 500, 502])("when the store answers %s, then it asks again", async (status) => {
    open();
    scene.store.last.fail(refusal(status));
    await pass(GAP_MS);
    expect(now().status).toBe("offline");
    expect(scene.store.all).toHaveLength(2);
  });
});
