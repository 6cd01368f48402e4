import { type Tally } from "../tally";
import { untilStopped } from "./until-stopped";

const EVERY_MS = [30_000, 60_000] as const;
const GATHERS_MS = [10_000, 20_000] as const;

/** From time to time, those who are about to pay wait for one another, and pay in one moment. */
export class Rushes {
  private waiting: (() => void)[] | null = null;
  readonly stop: () => Promise<void>;

  constructor(random: () => number, tally: Tally) {
    this.stop = untilStopped(random, async (wait) => {
      await wait(EVERY_MS);
      this.waiting = [];
      await wait(GATHERS_MS).finally(() => {
        const all = this.waiting ?? [];
        this.waiting = null;
        tally.add("rush");
        tally.add("paid in a rush", all.length);
        all.forEach((go) => go());
      });
    });
  }

  /** Resolves when it is time to pay: at once, but in a rush together with all others. */
  async turn(): Promise<void> {
    const { waiting } = this;
    if (waiting) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }
}
