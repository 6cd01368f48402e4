import { setTimeout as pause } from "node:timers/promises";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { ATOME_QR_MODULE } from "../../../src/modules/atome-qr";
import { type AtomeQrModuleService } from "../../../src/modules/atome-qr/service";

const AT_MOST_MS = 10_000;

/** Waits until no workflow runs, Omise is not asked about an account, and no statement or transaction is under way. */
export async function storeIsAtRest(container: MedusaContainer, db: Knex): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const workflows = container.resolve(Modules.WORKFLOW_ENGINE);
  for (const deadline = Date.now() + AT_MOST_MS; Date.now() < deadline; await pause(25)) {
    const running = await workflows.listWorkflowExecutions({
      state: { $nin: ["not_started", "done", "reverted", "failed"] },
    });
    await atomeQr.accountTroubles.settled();
    if (running.length === 0 && (await isQuiet(db))) {
      return;
    }
  }
}

async function isQuiet(db: Knex): Promise<boolean> {
  const { rows } = await db.raw<{ rows: { busy: number }[] }>(
    `select count(*)::int as busy from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
  );
  return rows[0].busy === 0;
}
