import { type EventEmitter } from "node:events";

import { LEDGER_POLL_MS, ORDER_GRACE_MS } from "../domain/timing";
import { type KnownCharge } from "../modules/atome-qr/ledger-reads";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { type Caller } from "./caller";
import { isOpen } from "./is-open";

export interface LongPollHubParts {
  /** Those of the charges that have moved on since, in one query. */
  listMoved(known: KnownCharge[]): Promise<ChargeRow[]>;
  /** Has Omise asked about those for which it is time. */
  ask(ids: string[]): Promise<void>;
  /** Emits a row's id, under that name, when this process moved or finalized it. */
  changes: EventEmitter;
}

/** A charge that shoppers wait for. A class: thousands of them share the layout of their fields. */
class Watch implements KnownCharge {
  /** As last read; null while it is as the shoppers know it. */
  moved: ChargeRow | null = null;
  /** One for each shopper. Replaced, never pushed to: an array that grows keeps room for more. */
  ends: readonly (() => void)[] = [];
  /** Paid: ends the waits, unless its order is there before. */
  grace: NodeJS.Timeout | undefined = undefined;

  constructor(
    readonly id: string,
    public status: ChargeRow["status"],
    public isPayable: boolean,
  ) {}
}

/**
 * Where all shoppers of a process wait until their charges are settled: one query a second asks for all
 * of them, however many wait, and none runs while no shopper waits. What a shopper costs is kept small,
 * because many wait: no row is read again that is as they know it, and none is kept before it moves.
 *
 * Errors are ignored; the next tick retries.
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
   * Waits until a charge has moved on: it can be paid, or is over, or is paid. For the order of a paid
   * one it waits a moment longer, `ORDER_GRACE_MS`: most often that is all, and the shopper is told of
   * both at once. Never throws.
   *
   * @param row as it was just read, still open
   * @param caller emits `close` when the shopper has gone
   * @param tell what of a row they are told: meanwhile that is kept, not the row
   * @returns of the row as last read: as it was, when time was up or the shopper gone
   */
  wait<T>(
    row: ChargeRow,
    milliseconds: number,
    caller: Caller,
    tell: (row: ChargeRow) => T,
  ): Promise<T> {
    const asItWas = tell(row);
    if (caller.closed) {
      return Promise.resolve(asItWas);
    }
    const known = this.watches.get(row.id);
    if (known && known.status !== row.status) {
      this.take(row); // just read, and newer than what the others know
    }
    const watch = this.watchOf(row);
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timeout);
        caller.off("close", end);
        watch.ends = watch.ends.filter((one) => one !== end);
        this.forgetUnlessWaitedFor(watch);
        resolve(watch.moved ? tell(watch.moved) : asItWas);
      };
      // A stopping process does not wait for it.
      const timeout = setTimeout(end, milliseconds).unref();
      caller.on("close", end);
      watch.ends = [...watch.ends, end];
      this.lookIn(0);
    });
  }

  private watchOf(row: ChargeRow): Watch {
    const known = this.watches.get(row.id);
    if (known) {
      return known;
    }
    const watch = new Watch(row.id, row.status, isPayable(row));
    this.watches.set(watch.id, watch);
    this.parts.changes.on(watch.id, this.markChanged);
    return watch;
  }

  private forgetUnlessWaitedFor(watch: Watch): void {
    const { id, ends, grace } = watch;
    if (ends.length > 0 || this.watches.get(id) !== watch) {
      return;
    }
    clearTimeout(grace);
    this.watches.delete(id);
    this.parts.changes.off(id, this.markChanged);
    if (this.watches.size === 0) {
      clearTimeout(this.nextLook);
      this.nextLook = undefined;
    }
  }

  /** What changes at the same moment is read together. */
  private readonly markChanged = (id: string): void => {
    this.changed.add(id);
    this.nextRead ??= setImmediate(() => {
      this.nextRead = undefined;
      const watches = [...this.changed].flatMap((one) => this.watches.get(one) ?? []);
      this.changed.clear();
      void this.read(watches);
    });
  };

  private lookIn(milliseconds: number): void {
    if (!this.isLooking && this.watches.size > 0) {
      this.nextLook ??= setTimeout(() => void this.look(), milliseconds).unref();
    }
  }

  private async look(): Promise<void> {
    this.nextLook = undefined;
    this.isLooking = true;
    await this.read([...this.watches.values()]);
    this.ask();
    this.isLooking = false;
    this.lookIn(LEDGER_POLL_MS);
  }

  private async read(watches: Watch[]): Promise<void> {
    try {
      const moved = watches.length > 0 ? await this.parts.listMoved(watches) : [];
      moved.forEach((row) => this.take(row));
    } catch {
      // The next look finds what this one would have.
    }
  }

  private take(row: ChargeRow): void {
    const watch = this.watches.get(row.id);
    if (!watch) {
      return; // they have all gone meanwhile
    }
    watch.status = row.status;
    watch.isPayable = isPayable(row);
    watch.moved = row;
    if (isOpen(row) && row.status === "paid") {
      watch.grace ??= setTimeout(() => endAll(watch), ORDER_GRACE_MS).unref();
    } else {
      endAll(watch);
    }
  }

  /** Not waited for: while Omise is slow, changes are still seen. */
  private ask(): void {
    const ids = [...this.watches.keys()];
    if (this.isAsking || ids.length === 0) {
      return;
    }
    this.isAsking = true;
    void this.parts
      .ask(ids)
      .catch(() => undefined)
      .finally(() => (this.isAsking = false));
  }
}

function endAll(watch: Watch): void {
  const { ends } = watch;
  watch.ends = [];
  ends.forEach((end) => end());
}

function isPayable({ download_uri: code, authorize_uri: page }: ChargeRow): boolean {
  return Boolean(code ?? page);
}
