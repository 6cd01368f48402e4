import { LEDGER_POLL_MS } from "../domain/timing";
import { type Caller } from "../long-poll/caller";
import { type FollowedDisplay } from "../modules/atome-qr/displays";

export interface DisplayHubParts {
  /** The displays as they stand, in one query; without those that were revoked. */
  read(ids: string[]): Promise<FollowedDisplay[]>;
  /** Has Omise asked about those of the open charges for which it is time. */
  ask(ids: string[]): Promise<void>;
}

interface Waiter {
  id: string;
  isNews: (display: FollowedDisplay | undefined) => boolean;
  end: () => void;
}

/**
 * Where all displays of a process wait for something else to show: one query a second reads all of
 * them, however many wait, and none runs while none waits. What another instance's till shows is seen
 * as soon as this one's.
 *
 * Errors are ignored; the next look retries.
 */
export class DisplayHub {
  private readonly waiters = new Set<Waiter>();
  private nextLook?: NodeJS.Timeout;
  private isLooking = false;
  private isAsking = false;

  constructor(private readonly parts: DisplayHubParts) {}

  /**
   * Waits until there is news of a display, or time is up. Never throws.
   *
   * @param isNews given undefined when the display was revoked
   * @param caller the response to the display
   */
  wait(id: string, isNews: Waiter["isNews"], milliseconds: number, caller: Caller): Promise<void> {
    if (caller.closed) {
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timeout);
        caller.off("close", end);
        this.waiters.delete(waiter);
        resolve();
      };
      const waiter = { id, isNews, end };
      // A stopping process does not wait for it.
      const timeout = setTimeout(end, milliseconds).unref();
      caller.on("close", end);
      this.waiters.add(waiter);
      this.lookIn(0);
    });
  }

  private lookIn(milliseconds: number): void {
    if (!this.isLooking && this.waiters.size > 0) {
      this.nextLook ??= setTimeout(() => void this.look(), milliseconds).unref();
    }
  }

  private async look(): Promise<void> {
    this.nextLook = undefined;
    this.isLooking = true;
    const asking = [...this.waiters];
    const ids = [...new Set(asking.map(({ id }) => id))];
    const displays = ids.length > 0 ? await this.parts.read(ids).catch(() => null) : [];
    if (displays) {
      const byId = new Map(displays.map((display) => [display.id, display]));
      asking.filter(({ id, isNews }) => isNews(byId.get(id))).forEach(({ end }) => end());
      this.ask(displays);
    }
    this.isLooking = false;
    this.lookIn(LEDGER_POLL_MS);
  }

  /** Not waited for: while Omise is slow, changes are still seen. */
  private ask(displays: FollowedDisplay[]): void {
    const open = displays.flatMap(({ shown }) =>
      shown?.charge.status === "pending" ? shown.charge.id : [],
    );
    if (this.isAsking || open.length === 0) {
      return;
    }
    this.isAsking = true;
    void this.parts
      .ask(open)
      .catch(() => undefined)
      .finally(() => (this.isAsking = false));
  }
}
