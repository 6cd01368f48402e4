import { setTimeout as pause } from "node:timers/promises";

/** Repeats a check until it does not throw; its last error is the test's. */
export async function waitFor<T>(check: () => Promise<T> | T, giveUpAfterMs = 20_000): Promise<T> {
  for (const deadline = Date.now() + giveUpAfterMs; ; await pause(50)) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
    }
  }
}
