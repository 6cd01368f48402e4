import { type TestStore } from "./store-suite";
import { later as shift } from "./time-travel";
import { runJob } from "./job";

/** Lets time pass for the plugin; Omise's clock stays. */
export async function later({ db }: Pick<TestStore, "db">, seconds: number): Promise<void> {
  await shift({ query: (sql) => Promise.resolve(db.raw(sql)) }, seconds);
}

/** Time passes, and the job runs. */
export async function runJobLater(store: TestStore, seconds: number): Promise<void> {
  await later(store, seconds);
  await runJob(store);
}
