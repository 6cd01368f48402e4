interface Sleeper {
  until: number;
  wake: () => void;
}

/**
 * A clock that stands still while anybody works and moves on when everybody waits: a second lasts
 * as long as this machine needs for it, and what happened in it can be counted.
 */
export class StillClock {
  /** Milliseconds since 1970; begins with a second. */
  now = Math.ceil(Date.now() / 1000) * 1000;
  private readonly start = this.now;
  private readonly sleepers = new Set<Sleeper>();

  /** Which second it is, from 0. */
  get second(): number {
    return Math.floor((this.now - this.start) / 1000);
  }

  readonly pause = (milliseconds: number): Promise<void> =>
    new Promise((wake) => this.sleepers.add({ until: this.now + milliseconds, wake }));

  /** Lets these come to an end, or with `"asleep"` until those that have not are all waiting. */
  async run(calls: Promise<unknown>[], until: "done" | "asleep" = "done"): Promise<void> {
    let running = calls.length;
    for (const call of calls) {
      void call.catch(() => undefined).finally(() => running--);
    }
    while (running > 0) {
      if (this.sleepers.size < running) {
        await new Promise(setImmediate);
      } else if (until === "asleep") {
        return;
      } else {
        this.moveOn();
      }
    }
    await Promise.all(calls);
  }

  private moveOn(): void {
    this.now = Math.min(...[...this.sleepers].map((sleeper) => sleeper.until));
    for (const sleeper of this.sleepers) {
      if (sleeper.until <= this.now) {
        this.sleepers.delete(sleeper);
        sleeper.wake();
      }
    }
  }
}
