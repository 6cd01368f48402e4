import { setTimeout as pause } from "node:timers/promises";

import { runAsSystem, currentActor, queueOf, runAs } from "./actor";

it("knows nobody where nobody is named", () => {
  expect(currentActor()).toBeNull();
});

it("follows the work through everything it waits for, and ends with it", async () => {
  const seen = await runAs("job", async () => {
    await pause(1);
    const deep = await new Promise((done) => setImmediate(() => done(currentActor())));
    return [currentActor(), deep];
  });

  expect(seen).toEqual(["job", "job"]);
  expect(currentActor()).toBeNull();
});

it("keeps whoever came first", () => {
  expect(runAs("webhook", () => runAs("checkout", currentActor))).toBe("webhook");
});

it("keeps apart what happens at the same time", async () => {
  const later = (actor: "shopper" | "staff:user_1") =>
    runAs(actor, async () => {
      await pause(1);
      return currentActor();
    });

  expect(await Promise.all([later("shopper"), later("staff:user_1")])).toEqual([
    "shopper",
    "staff:user_1",
  ]);
});

it("is nobody's where a screen asks by itself, though somebody is logged in", async () => {
  const seen = await runAs("staff:user_1", () =>
    runAsSystem(async () => {
      await pause(1);
      return currentActor();
    }),
  );
  expect(seen).toBeNull();
});

it("is whoever asked, where work waits in a queue behind somebody else's", async () => {
  const queue = queueOf(1);
  const later = () =>
    queue(async () => {
      await pause(1);
      return currentActor();
    });

  const seen = await Promise.all([runAs("webhook", later), runAs("job", later), later()]);
  expect(seen).toEqual(["webhook", "job", null]);
});
