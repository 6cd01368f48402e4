import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { AtomeQrError } from "../../domain/errors";
import { LEASE_POLL_MS, LEASE_RENEW_MS, LEASE_SECONDS } from "../../domain/timing";

const TABLE = "atome_qr_lease";

/** Whatever must not meet works under one key. */
export const LEASE_KEYS = {
  /** A reconciliation, and what must not meet one; by the ledger row. */
  charge: (rowId: string) => `charge:${rowId}`,
  /** A new code for an order. */
  order: (orderId: string) => `order:${orderId}`,
  /** A refund by staff; by the ledger row. */
  refund: (rowId: string) => `refund:${rowId}`,
  /** A sale at the counter; by its idempotency key. */
  sale: (key: string) => `sale:${key}`,
  /** A change to the other way to pay; by the ledger row. */
  switch: (rowId: string) => `switch:${rowId}`,
  /** A new code for a cart. */
  collection: (collectionId: string) => `collection:${collectionId}`,
};

/**
 * Work of our own that must not run twice at once, on whatever instance. Not Medusa's Locking module:
 * its in-memory provider knows one process only, and its Postgres provider holds a pooled connection
 * for as long as the work takes, calls to Omise included. A lease is a row that its holder renews; one
 * that a crash left is taken over when its time is up.
 */
export class Leases {
  /** By key: ends when the last one of this process that asked has had its turn. */
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(private readonly pg: Knex) {}

  /**
   * Runs work while no other work of this key runs; in this process in the order of arrival.
   *
   * @param key what is done, to what
   * @param timeoutSeconds how long to wait
   * @throws AtomeQrError `busy`: the others took longer, and nothing was done. Whatever `work` throws
   */
  async run<T>(key: string, timeoutSeconds: number, work: () => Promise<T>): Promise<T> {
    const deadline = Date.now() + timeoutSeconds * 1000;
    const before = this.turns.get(key) ?? Promise.resolve();
    let finish = () => {};
    const turn = before.then(() => new Promise<void>((resolve) => (finish = resolve)));
    this.turns.set(key, turn);
    void turn.then(() => this.turns.get(key) === turn && this.turns.delete(key));
    try {
      await inTime(before, deadline);
      const token = await this.acquire(key, deadline);
      return await this.runLeased(key, token, work);
    } finally {
      void before.then(() => finish());
    }
  }

  /** @returns proves that the lease is this holder's */
  private async acquire(key: string, deadline: number): Promise<string> {
    const token = randomUUID();
    for (;;) {
      const taken = await this.table()
        .insert({ key, token, ends_at: this.end() })
        .onConflict("key")
        .merge({ token, ends_at: this.end() })
        .whereRaw(`${TABLE}.ends_at < now()`)
        .returning("key");
      if (taken.length === 1) {
        return token;
      }
      if (Date.now() + LEASE_POLL_MS > deadline) {
        throw busy();
      }
      await pause(LEASE_POLL_MS);
    }
  }

  private async runLeased<T>(key: string, token: string, work: () => Promise<T>): Promise<T> {
    const own = () => this.table().where({ key, token });
    const renewal = setInterval(() => {
      own()
        .update({ ends_at: this.end() })
        .catch(() => undefined); // tried again before it ends
    }, LEASE_RENEW_MS);
    renewal.unref();
    try {
      return await work();
    } finally {
      clearInterval(renewal);
      await own()
        .delete()
        .catch(() => undefined); // it ends by itself
    }
  }

  private end() {
    return this.pg.raw("now() + make_interval(secs => ?)", [LEASE_SECONDS]) as unknown as Date;
  }

  private table() {
    return this.pg<{ key: string; token: string; ends_at: Date }>(TABLE);
  }
}

async function inTime(before: Promise<unknown>, deadline: number): Promise<void> {
  const timer = new AbortController();
  const tooLate = pause(Math.max(deadline - Date.now(), 0), true, {
    ref: false,
    signal: timer.signal,
  }).catch(() => false);
  const isLate = await Promise.race([before.then(() => false), tooLate]);
  timer.abort();
  if (isLate) {
    throw busy();
  }
}

function busy(): AtomeQrError {
  return new AtomeQrError(
    "busy",
    "Somebody else is doing the same right now. Look again in a moment.",
  );
}
