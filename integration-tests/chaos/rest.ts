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
    await minutePasses(cluster);
  }
  await until(
    cluster,
    deadline,
    ({ unsettled, inbox, refunds }) => {
      return unsettled === 0 && inbox === 0 && refunds === 0;
    },
    "pending",
  );
  const payable = await readPayable(cluster.sandbox, cluster.db);

  onStep(`Letting ${payable.length} open codes expire`);
  await longAfter(cluster);
  await cluster.sandbox.webhooks.settled();
  await until(cluster, deadline + MAX_REST_MS / 2, ({ unsettled, inbox, refunds }) => {
    return unsettled === 0 && inbox === 0 && refunds === 0;
  });
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

async function until(
  cluster: Cluster,
  deadline: number,
  isOver: (unrest: Unrest) => boolean,
  except?: string,
): Promise<void> {
  for (;;) {
    await minutePasses(cluster);
    if (isOver(await readUnrest(cluster, except)) || Date.now() > deadline) {
      return;
    }
    await pause(1_000);
  }
}

async function minutePasses(cluster: Cluster): Promise<void> {
  await later(cluster.db, MINUTE_SECONDS);
  // An instance that cannot do it now does it in the next round.
  await Promise.allSettled(cluster.instances.map((instance) => instance.runJob()));
}

/** @param except rows of this status are as they should be: not counted */
async function readUnrest({ db }: Cluster, except = ""): Promise<Unrest> {
  const { rows } = await db.query<Unrest>(
    `select (select count(*) from atome_qr_charge where settled_at is null and status <> $1)::int as unsettled,
            (select count(*) from atome_qr_webhook_event)::int as inbox,
            (select count(*) from atome_qr_refund where status = 'creating')::int as refunds`,
    [except],
  );
  return rows[0];
}
