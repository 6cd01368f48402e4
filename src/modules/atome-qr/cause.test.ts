import { setTimeout as pause } from "node:timers/promises";

import { asNobody, currentCause, runAs } from "./cause";

it("knows nobody where nobody is named", () => {
  expect(currentCause()).toBeNull();
});

it("follows the work through everything it waits for, and ends with it", async () => {
  const seen = await runAs("job", async () => {
    await pause(1);
    const deep = await new Promise((done) => setImmediate(() => done(currentCause())));
    return [currentCause(), deep];
  });

  expect(seen).toEqual(["job", "job"]);
  expect(currentCause()).toBeNull();
});

it("keeps whoever came first", () => {
  expect(runAs("webhook", () => runAs("checkout", currentCause))).toBe("webhook");
});

it("keeps apart what happens at the same time", async () => {
  const later = (cause: "shopper" | "staff:user_1") =>
    runAs(cause, async () => {
      await pause(1);
      return currentCause();
    });

  expect(await Promise.all([later("shopper"), later("staff:user_1")])).toEqual([
    "shopper",
    "staff:user_1",
  ]);
});

it("is nobody's where a screen asks by itself, though somebody is logged in", async () => {
  const seen = await runAs("staff:user_1", () =>
    asNobody(async () => {
      await pause(1);
      return currentCause();
    }),
  );
  expect(seen).toBeNull();
});
