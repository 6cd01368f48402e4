import { setTimeout as pause } from "node:timers/promises";

import { type Cluster } from "../cluster/support/start-cluster";
import { later } from "../support/time-travel";
import { type Books } from "./books/books";
import { readPayable } from "./books/read-books";
import { type Stage } from "./checkout";
import { NOTHING, readUnrest, type Unfinished } from "./unrest";

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 60 * MINUTE_SECONDS;

/** No code lives longer than 12 hours. */
const LONG_HOURS = 13;

/** A day and more, in growing steps: what is looked at again is so whenever it is twice as old. */
const DAY_MINUTES = [5, 10, 20, 40, 80, 160, 320, 640, 640];

/** Locks of a killed instance, in Redis, go by real time: up to two minutes. */
const MAX_REST_MS = 4 * 60 * 1000;

/** Staff have to do something first. */
const FOR_STAFF = ["order_delayed", "order_being_changed"];

/**
 * Lets the store come to rest: first with the open codes as they are (they may still be paid, and
 * must be on some shopper's screen), then past their expiry, then for the day in which a charge that
 * has ended can turn out paid.
 *
 * @param followUp has staff do what only they can do
 * @returns the codes that were open in between
 */
export async function comeToRest(
  cluster: Cluster,
  onStep: (text: string) => void,
  followUp: (stage: Stage) => Promise<void>,
): Promise<Books["payableBefore"]> {
  const { sandbox, db } = cluster;
  await sandbox.webhooks.settled();
  onStep("The last shopper has left; reconciling what is open");
  // Past the time after which a charge without a session counts as forgotten, and a refund as stale.
  for (let minute = 0; minute < 4; minute++) {
    await minutesPass(cluster, 1);
  }
  await untilAtRest(cluster, { statuses: ["pending"], attention: FOR_STAFF });
  await followUp("minutes later");
  await untilAtRest(cluster, { statuses: ["pending"], attention: ["order_being_changed"] });
  const payable = await readPayable(sandbox, db);

  onStep(`Letting ${payable.length} open codes expire`);
  await longAfter(cluster);
  await sandbox.webhooks.settled();
  await untilAtRest(cluster, { statuses: [], attention: ["order_being_changed"] });
  await followUp("after expiry");
  await untilAtRest(cluster, NOTHING);

  onStep("Letting a day pass");
  for (const minutes of DAY_MINUTES) {
    await minutesPass(cluster, minutes);
  }
  await untilAtRest(cluster, NOTHING);
  return payable;
}

/** For both sides. Codes expire, half of them in each of the two shapes in which Omise tells of it. */
async function longAfter({ sandbox, db }: Cluster): Promise<void> {
  const times = sandbox
    .charges()
    .filter(({ status }) => status === "pending")
    .map(({ expires_at }) => Date.parse(expires_at))
    .sort((a, b) => a - b);
  if (times.length > 0) {
    sandbox.clock.advance(times[Math.floor(times.length / 2)] - sandbox.clock.now());
    sandbox.faults.expiryShape = "failed";
  }
  sandbox.clock.advance(LONG_HOURS * HOUR_SECONDS * 1000);
  await later(db, LONG_HOURS * HOUR_SECONDS);
}

/** @param unfinished what is as it should be at this point */
async function untilAtRest(cluster: Cluster, unfinished: Unfinished): Promise<void> {
  const deadline = Date.now() + MAX_REST_MS;
  // What failed is looked at again after ever longer pauses: so do the rounds.
  for (let minutes = 1; ; minutes++) {
    await minutesPass(cluster, minutes);
    const unrest = await readUnrest(cluster.db, unfinished);
    if (Object.values(unrest).every((count) => count === 0) || Date.now() > deadline) {
      return;
    }
    await pause(1_000);
  }
}

/** For both sides: a request that Omise carries out late is so after as much of the store's time. */
async function minutesPass({ sandbox, db, instances }: Cluster, minutes: number): Promise<void> {
  sandbox.clock.advance(minutes * MINUTE_SECONDS * 1000);
  await sandbox.webhooks.settled();
  await later(db, minutes * MINUTE_SECONDS);
  // An instance that cannot do it now does it in the next round.
  await Promise.allSettled(instances.map((instance) => instance.runJob()));
}
