import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type InferTypeOf } from "@medusajs/framework/types";

import { RECOVERY_STALE_AFTER_SECONDS } from "../../domain/timing";
import { type AtomeQrHeartbeat } from "./models/heartbeat";

/** The row, and in the timeline the lines that tell of it. */
export const RECOVERY = "recovery";

export type HeartbeatRow = InferTypeOf<typeof AtomeQrHeartbeat> & {
  /** No run has completed for `RECOVERY_STALE_AFTER_SECONDS`. */
  is_stale: boolean;
};

const IS_STALE = "completed_at < now() - make_interval(secs => :stale)";

/**
 * When recovery last ran, by Medusa's job or by a process's own timer. All times are the database's.
 */
export class Heartbeat {
  constructor(private readonly pg: Knex) {}

  async read(): Promise<HeartbeatRow> {
    const isStale = this.pg.raw(`(${IS_STALE}) as is_stale`, {
      stale: RECOVERY_STALE_AFTER_SECONDS,
    });
    const row = await this.table().select<HeartbeatRow>("*", isStale).first();
    if (!row) {
      throw new Error("atome_qr_heartbeat is empty: run `npx medusa db:migrate`.");
    }
    return row;
  }

  /** A run begins. */
  async begin(): Promise<void> {
    await this.table().update({ began_at: this.now() });
  }

  /** A run begins, unless another one began within `seconds`; true for one process only. */
  async beginAfter(seconds: number): Promise<boolean> {
    const begun = await this.table()
      .whereRaw("began_at < now() - make_interval(secs => ?)", [seconds])
      .update({ began_at: this.now() });
    return begun === 1;
  }

  /** A run has ended. @param failure what of it could not be done; null for nothing */
  async end(failure: string | null): Promise<void> {
    await this.table().update({
      failure: failure?.slice(0, 500) ?? null,
      ...(failure === null ? { completed_at: this.now() } : {}),
    });
  }

  /** Has staff told, by a line in the timeline, that no run completes; once until one does. */
  async tellIfStale(): Promise<boolean> {
    const told = await this.table()
      .whereRaw(IS_STALE, { stale: RECOVERY_STALE_AFTER_SECONDS })
      .whereRaw("coalesce(told_at, '-infinity') < completed_at")
      .update({ told_at: this.now() });
    return told === 1;
  }

  private table() {
    return this.pg<HeartbeatRow>("atome_qr_heartbeat").where({ id: RECOVERY });
  }

  private now() {
    return this.pg.fn.now() as unknown as Date;
  }
}
