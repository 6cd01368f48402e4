import { type EventEmitter } from "node:events";

import { LEDGER_POLL_MS } from "../domain/timing";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { hasChanged } from "./changes";

export interface LongPollHubParts {
  /** The rows as they stand, in one query. */
  read(ids: string[]): Promise<ChargeRow[]>;
  /** Has Omise asked about those for which it is time. */
  ask(rows: ChargeRow[]): Promise<void>;
  /** Emits a session's id when this process changed its row. */
  changes: EventEmitter;
}

interface Waiter {
  /** As the shopper knows it. */
  before: ChargeRow;
  end(): void;
}

interface Watch {
  /** As last read. */
  row: ChargeRow;
  waiters: Set<Waiter>;
  onChange: () => void;
}

/**
 * Where all shoppers of a process wait for a change of their charges: one query a second reads all of
 * them, however many wait, and none runs while no shopper waits.
 *
 * Errors are ignored; the next tick retries. A shopper whose time is up gets what was known last.
 */
export class LongPollHub {
  private readonly watches = new Map<string, Watch>();
  private readonly changed = new Set<string>();
  private nextLook?: NodeJS.Timeout;
  private nextRead?: NodeJS.Immediate;
  private isLooking = false;
  private isAsking = false;

  constructor(private readonly parts: LongPollHubParts) {}

  /**
   * Waits for a change of a charge. Never throws.
   *
   * @param row as it was just read, still open
   * @param signal aborted when the shopper has gone
   * @returns the row as last read: changed, or not, when time was up or the shopper gone
   */
  wait(row: ChargeRow, milliseconds: number, signal: AbortSignal): Promise<ChargeRow> {
    if (signal.aborted) {
      return Promise.resolve(row);
    }
    return new Promise((resolve) => {
      const watch = this.watchOf(row);
      const end = () => {
        clearTimeout(timeout);
        signal.removeEventListener("abort", end);
        watch.waiters.delete(waiter);
        this.forgetUnlessWaitedFor(watch);
        resolve(watch.row);
      };
      const waiter = { before: row, end };
      // A stopping process does not wait for it.
      const timeout = setTimeout(end, milliseconds).unref();
      signal.addEventListener("abort", end);
      watch.waiters.add(waiter);
      this.take(row);
      this.lookIn(0);
    });
  }

  private watchOf(row: ChargeRow): Watch {
    const known = this.watches.get(row.id);
    if (known) {
      return known;
    }
    const watch: Watch = { row, waiters: new Set(), onChange: () => this.markChanged(row.id) };
    this.watches.set(row.id, watch);
    this.parts.changes.on(row.session_id, watch.onChange);
    return watch;
  }

  private forgetUnlessWaitedFor({ row, waiters, onChange }: Watch): void {
    if (waiters.size > 0) {
      return;
    }
    this.watches.delete(row.id);
    this.parts.changes.off(row.session_id, onChange);
    if (this.watches.size === 0) {
      clearTimeout(this.nextLook);
      this.nextLook = undefined;
    }
  }

  /** What changes at the same moment is read together. */
  private markChanged(id: string): void {
    this.changed.add(id);
    this.nextRead ??= setImmediate(() => {
      this.nextRead = undefined;
      const ids = [...this.changed].filter((one) => this.watches.has(one));
      this.changed.clear();
      void this.read(ids);
    });
  }

  private lookIn(milliseconds: number): void {
    if (!this.isLooking && this.watches.size > 0) {
      this.nextLook ??= setTimeout(() => void this.look(), milliseconds).unref();
    }
  }

  private async look(): Promise<void> {
    this.nextLook = undefined;
    this.isLooking = true;
    await this.read([...this.watches.keys()]);
    this.ask();
    this.isLooking = false;
    this.lookIn(LEDGER_POLL_MS);
  }

  private async read(ids: string[]): Promise<void> {
    try {
      const rows = ids.length > 0 ? await this.parts.read(ids) : [];
      rows.forEach((row) => this.take(row));
    } catch {
      // The next look finds what this one would have.
    }
  }

  private take(row: ChargeRow): void {
    const watch = this.watches.get(row.id);
    if (!watch) {
      return; // they have all gone meanwhile
    }
    watch.row = row;
    for (const waiter of [...watch.waiters]) {
      if (hasChanged(waiter.before, row)) {
        waiter.end();
      }
    }
  }

  /** Not waited for: while Omise is slow, changes are still seen. */
  private ask(): void {
    const rows = [...this.watches.values()].map(({ row }) => row);
    if (this.isAsking || rows.length === 0) {
      return;
    }
    this.isAsking = true;
    void this.parts
      .ask(rows)
      .catch(() => undefined)
      .finally(() => (this.isAsking = false));
  }
}
