import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";

import { MAX_ATTEMPTS } from "../../domain/retry";
import { inboxLeaseSeconds, NEXT_CHECK_SECONDS, REQUEST_TIMEOUT_MS } from "../../domain/timing";
import { chosen } from "./chosen";
import { Batch } from "./batch";
import { BACK_OFF_SQL } from "./check-times";
import { type WebhookEventRow } from "./rows";

const TABLE = "atome_qr_webhook_event";

/** Of events of any account. */
const LONGEST_LEASE_SECONDS = inboxLeaseSeconds(REQUEST_TIMEOUT_MS.max);

type StoredEvent = Pick<
  WebhookEventRow,
  "account" | "event_id" | "key" | "charge_id" | "attempt_id"
>;
type NewEvent = StoredEvent & { leaseSeconds: number };

/** The webhook inbox: what is in it has been promised to Omise and is not done yet. */
export class WebhookInbox {
  /** In a flood, many are written in one statement, which is one wait for the disk. */
  private readonly stores = new Batch((events: NewEvent[]) => this.storeAll(events));
  private readonly removals = new Batch((ids: string[]) => this.removeAll(ids));

  constructor(private readonly pg: Knex) {}

  /**
   * Stores an event, durably, before Omise gets its answer.
   *
   * @param timeoutMs the account's request timeout
   * @returns the row, or undefined when the same event is already waiting to be handled
   */
  store(event: StoredEvent, timeoutMs: number): Promise<WebhookEventRow | undefined> {
    return this.stores.add({ ...event, leaseSeconds: inboxLeaseSeconds(timeoutMs) });
  }

  private async storeAll(events: NewEvent[]): Promise<(WebhookEventRow | undefined)[]> {
    const keyOf = ({ account, event_id: id }: StoredEvent) => `${account} ${id}`;
    // One statement takes no row twice.
    const byKey = new Map(events.map((event) => [keyOf(event), event]));
    const rows = [...byKey.values()].map(({ leaseSeconds, ...event }) => ({
      id: generateEntityId(undefined, "aqevt"),
      ...event,
      next_attempt_at: this.secondsFromNow(leaseSeconds),
    }));
    const stored = await this.table()
      .insert(rows)
      .onConflict(this.pg.raw("(account, event_id) where deleted_at is null") as never)
      // One that was given up is taken up again when Omise delivers it again.
      .merge({ attempts: 0, next_attempt_at: this.pg.raw("excluded.next_attempt_at") as never })
      .where(`${TABLE}.attempts`, ">=", MAX_ATTEMPTS)
      .returning("*");
    const waiting = new Map(stored.map((row) => [keyOf(row), row]));
    return events.map((event) => {
      const row = waiting.get(keyOf(event));
      waiting.delete(keyOf(event)); // the first one's to handle
      return row;
    });
  }

  /** The event is handled. */
  async remove(id: string): Promise<void> {
    await this.removals.add(id);
  }

  private async removeAll(ids: string[]): Promise<void[]> {
    await this.table().whereIn("id", ids).delete();
    return ids.map(() => undefined);
  }

  /**
   * Handling failed: the job tries again, after a longer pause each time, up to an hour, and
   * gives up after `MAX_ATTEMPTS`.
   *
   * @returns the row; undefined when somebody else handled the event meanwhile
   */
  async postpone(id: string, error: string): Promise<WebhookEventRow | undefined> {
    const [row] = await this.table()
      .where({ id })
      .update({
        attempts: this.pg.raw("attempts + 1"),
        next_attempt_at: this.pg.raw(BACK_OFF_SQL),
        last_error: error.slice(0, 500),
      })
      .returning("*");
    return row;
  }

  /** Could not be handled through no fault of the event's: next minute, as often as it takes. */
  async putBack(id: string, error: string): Promise<void> {
    await this.table()
      .where({ id })
      .update({
        next_attempt_at: this.secondsFromNow(NEXT_CHECK_SECONDS),
        last_error: error.slice(0, 500),
      });
  }

  /** The accounts can be asked again: all their events are due, however long they were put off. */
  async retryAll(accounts: string[]): Promise<void> {
    await this.table()
      .whereIn("account", accounts)
      .update({
        attempts: this.pg.raw("case when attempts >= ? then 0 else attempts end", [MAX_ATTEMPTS]),
        next_attempt_at: this.pg.fn.now() as unknown as Date,
      });
  }

  /**
   * Claims up to `limit` events whose time has come, for the job; others skip them.
   *
   * @param except accounts that cannot be asked at the moment
   */
  async claimDue(limit: number, except: string[] = []): Promise<WebhookEventRow[]> {
    const due = this.table()
      .select("id")
      .whereNull("deleted_at")
      .whereNotIn("account", except)
      .where("attempts", "<", MAX_ATTEMPTS)
      .where("next_attempt_at", "<=", this.pg.fn.now())
      .orderBy("next_attempt_at")
      .limit(limit)
      .forUpdate()
      .skipLocked();
    return this.table()
      .whereIn("id", chosen(this.pg, due))
      .update({ next_attempt_at: this.secondsFromNow(LONGEST_LEASE_SECONDS) })
      .returning("*");
  }

  private table() {
    return this.pg<WebhookEventRow>(TABLE);
  }

  private secondsFromNow(seconds: number) {
    return this.pg.raw("now() + make_interval(secs => ?)", [seconds]) as unknown as Date;
  }
}
