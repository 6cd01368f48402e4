import { setTimeout as pause } from "node:timers/promises";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { ATOME_QR_MODULE } from "../../../src/modules/atome-qr";
import { type AtomeQrModuleService } from "../../../src/modules/atome-qr/service";

const AT_MOST_MS = 10_000;

/**
 * Waits until no workflow runs, Omise is not asked about an account, no lease is held, and no statement
 * or transaction is under way.
 *
 * @throws when that is not so after ten seconds: the test, or the product, has left something behind
 */
export async function storeIsAtRest(container: MedusaContainer, db: Knex): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const workflows = container.resolve(Modules.WORKFLOW_ENGINE);
  for (const deadline = Date.now() + AT_MOST_MS; ; await pause(25)) {
    await atomeQr.accountTroubles.settled();
    const running = await workflows.listWorkflowExecutions({
      state: { $nin: ["not_started", "done", "reverted", "failed"] },
    });
    const unfinished = [
      ...running.map(({ workflow_id: id, state }) => `${id} ${state}`),
      ...(await findLeases(db)),
      ...(await findBusySessions(db)),
    ];
    if (unfinished.length === 0) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`The store does not come to rest: ${unfinished.join("; ")}`);
    }
  }
}

/** Of work that waits for Omise, between two statements. */
function findLeases(db: Knex): Promise<string[]> {
  return db("atome_qr_lease").where("ends_at", ">", db.fn.now()).pluck<string[]>("key");
}

async function findBusySessions(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { session: string }[] }>(
    `select concat_ws(' ', state, now() - state_change, wait_event, left(query, 300)) as session
       from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
        and backend_type = 'client backend'`,
  );
  return rows.map(({ session }) => session);
}
