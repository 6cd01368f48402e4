import { seededRandom } from "../../../sandbox/random";
import { type Cluster } from "../../cluster/support/start-cluster";
import { type Tally } from "../tally";
import { startAccountTroubles } from "./account-troubles";
import { startClockChanges } from "./clock-changes";
import { startConnectionCuts } from "./connection-cuts";
import { startForgedWebhooks } from "./forged-webhooks";
import { startInstanceKills } from "./instance-kills";
import { startRedisLosses } from "./redis-losses";
import { REQUEST_FAULTS } from "./request-faults";
import { Rushes } from "./rushes";
import { startWebhookFaults } from "./webhook-faults";

export interface Faults {
  /** Forged webhooks that the store believed to be Omise's. */
  readonly letIn: readonly string[];
  readonly rushes: Rushes;
  /** All faults off, all instances up. */
  stop(): Promise<void>;
}

/** Everything that goes wrong while shoppers shop, each kind drawn from its own stream. */
export function startFaults(cluster: Cluster, seed: number, tally: Tally): Faults {
  const stream = (number: number) => seededRandom(seed * 31 + number);
  const { sandbox, instances, url, db, redis } = cluster;
  REQUEST_FAULTS.forEach((rule) => sandbox.faults.add(rule));
  const stopWeather = startWebhookFaults(sandbox, stream(1));
  const forged = startForgedWebhooks(sandbox, url, stream(2), tally);
  const stopCuts = startConnectionCuts(db.options, stream(3), tally);
  const stopTroubles = startAccountTroubles(sandbox, stream(5), tally);
  const stopKills = startInstanceKills(instances, stream(4), tally);
  const stopClocks = startClockChanges(sandbox, stream(6), tally);
  const stopLosses = redis?.empty && startRedisLosses(redis.empty, stream(7), tally);
  const rushes = new Rushes(stream(8), tally);
  return {
    letIn: forged.letIn,
    rushes,
    async stop() {
      await rushes.stop();
      stopWeather();
      forged.stop();
      await stopTroubles();
      await stopClocks();
      await stopLosses?.();
      sandbox.faults.clear();
      await stopCuts();
      await stopKills();
    },
  };
}
