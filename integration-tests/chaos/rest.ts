import { setTimeout as pause } from "node:timers/promises";

import { type Cluster } from "../cluster/support/start-cluster";
import { later } from "../support/time-travel";
import { type Books } from "./books/books";
import { readPayable } from "./books/read-books";

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 60 * MINUTE_SECONDS;
const HOUR_MS = HOUR_SECONDS * 1000;

/** No code lives longer than 12 hours. */
const LONG_HOURS = 13;

/** Locks of a killed instance, in Redis, go by real time: up to two minutes. */
const MAX_REST_MS = 4 * 60 * 1000;

/** What is left undone; all empty at rest. */
interface Unrest {
  unsettled: number;
  inbox: number;
  refunds: number;
  /** Charges with a refund that the order may not show. */
  unshown: number;
}

/**
 * Lets the store come to rest: first with the open codes as they are (they may still be paid, and
 * must be on some shopper's screen), then past their expiry.
 *
 * @returns the codes that were open in between
 */
export async function comeToRest(
  cluster: Cluster,
  onStep: (text: string) => void,
): Promise<Books["payableBefore"]> {
  const deadline = Date.now() + MAX_REST_MS;
  await cluster.sandbox.webhooks.settled();
  onStep("The last shopper has left; settling what is open");
  // Past the time after which a charge without a session counts as forgotten, and a refund as stale.
  for (let minute = 0; minute < 4; minute++) {
    await minutesPass(cluster, 1);
  }
  await untilAtRest(cluster, deadline, "pending");
  const payable = await readPayable(cluster.sandbox, cluster.db);

  onStep(`Letting ${payable.length} open codes expire`);
  await longAfter(cluster);
  await cluster.sandbox.webhooks.settled();
  await untilAtRest(cluster, deadline + MAX_REST_MS / 2);
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
  sandbox.clock.advance(LONG_HOURS * HOUR_MS);
  await later(db, LONG_HOURS * HOUR_SECONDS);
}

/** @param except rows of this status are as they should be */
async function untilAtRest(cluster: Cluster, deadline: number, except?: string): Promise<void> {
  // What failed is looked at again after ever longer pauses: so do the rounds.
  for (let minutes = 1; ; minutes++) {
    await minutesPass(cluster, minutes);
    const unrest = await readUnrest(cluster, except);
    if (Object.values(unrest).every((count) => count === 0) || Date.now() > deadline) {
      return;
    }
    await pause(1_000);
  }
}

async function minutesPass(cluster: Cluster, minutes: number): Promise<void> {
  await later(cluster.db, minutes * MINUTE_SECONDS);
  // An instance that cannot do it now does it in the next round.
  await Promise.allSettled(cluster.instances.map((instance) => instance.runJob()));
}

async function readUnrest({ db }: Cluster, except = ""): Promise<Unrest> {
  const { rows } = await db.query<{ [What in keyof Unrest]: number }>(
    `select (select count(*) from atome_qr_charge where finalized_at is null and status <> $1)::int as unsettled,
            (select count(*) from atome_qr_webhook_event)::int as inbox,
            (select count(*) from atome_qr_refund where status = 'creating')::int as refunds,
            (select count(*) from atome_qr_charge
              where status = 'paid' and shown_refunded_amount < refunded_amount
                and attention is distinct from 'refund_not_recorded')::int as unshown`,
    [except],
  );
  return rows[0];
}
