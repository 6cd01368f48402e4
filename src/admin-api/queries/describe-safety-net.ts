import { type MedusaContainer } from "@medusajs/framework/types";

import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import type { AdminSafetyNet } from "../types";

/** When unfinished payments were last checked. @throws when the database does not answer */
export async function describeSafetyNet(container: MedusaContainer): Promise<AdminSafetyNet> {
  const { heartbeat } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { completed_at: completedAt, is_stale, failure } = await heartbeat.read();
  return { last_completed_at: completedAt.toISOString(), is_stale, failure };
}
