import { setTimeout as pause } from "node:timers/promises";

const GIVE_UP_AFTER_MS = 20_000;

/** Repeats a check until it does not throw; its last error is the test's. */
export async function waitFor<T>(check: () => Promise<T> | T): Promise<T> {
  for (const deadline = Date.now() + GIVE_UP_AFTER_MS; ; await pause(50)) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
    }
  }
}
