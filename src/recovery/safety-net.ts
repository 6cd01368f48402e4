import { type MedusaContainer } from "@medusajs/framework/types";

import {
  isOlder,
  RECOVERY_LOOK_MS,
  RECOVERY_STALE_AFTER_SECONDS,
  RECOVERY_TAKEOVER_SECONDS,
} from "../domain/timing";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { runAs } from "../modules/atome-qr/actor";
import { RECOVERY } from "../modules/atome-qr/heartbeat";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { notifyStaff } from "../notifications/notify-staff";
import { runRecovery } from "./run-recovery";
import { warn } from "./warn";

/**
 * Starts this process's own timer beside Medusa's job. Medusa's scheduler forgets the job when Redis is
 * emptied, or when an instance that does not know it is still up (a deployment); then the timers take
 * over, one of them each time. Also tells staff when no run completes any more. It ends with the
 * application.
 */
export function startSafetyNet(container: MedusaContainer): void {
  const startedAt = new Date();
  const timer = setInterval(() => void look(container, startedAt), RECOVERY_LOOK_MS);
  timer.unref(); // a script of the store's may end before
  const { beforeShutdown } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  beforeShutdown.push(() => clearInterval(timer));
}

/**
 * Steps in where no run has begun for too long, and tells staff where none completes.
 *
 * @param startedAt when this process started
 */
export async function look(container: MedusaContainer, startedAt: Date): Promise<void> {
  const { heartbeat, schema } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  try {
    if (!(await schema.look())) {
      return;
    }
    if (await heartbeat.beginAfter(RECOVERY_TAKEOVER_SECONDS)) {
      await runAs("job", () => runRecovery(container));
    }
    // A store that was down begins with an old heartbeat.
    if (isOlder(startedAt, RECOVERY_STALE_AFTER_SECONDS * 1000, new Date())) {
      await tellIfStale(container);
    }
  } catch (error) {
    // The database is away; `GET /atome-qr/health` shows it.
    warn(container, "cannot tell whether the job runs", error);
  }
}

/** Tells staff that unfinished payments are not being checked, once until they are. */
async function tellIfStale(container: MedusaContainer): Promise<void> {
  const { heartbeat, events } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  if (await heartbeat.tellIfStale()) {
    await events.publish(RECOVERY);
    await notifyStaff(container, RECOVERY);
  }
}
