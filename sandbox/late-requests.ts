interface LateRequest {
  at: number;
  carryOut: () => void;
}

/** Requests whose caller was cut off, and which have their effect only later (fault `late`). */
export class LateRequests {
  private waiting: LateRequest[] = [];

  /** `at`: Unix milliseconds of the sandbox's clock. */
  add(at: number, carryOut: () => void): void {
    this.waiting.push({ at, carryOut });
  }

  /** When the next one is due (Unix milliseconds), null when none is waiting. */
  nextAt(): number | null {
    return this.waiting.length > 0 ? Math.min(...this.waiting.map(({ at }) => at)) : null;
  }

  /** Carries out what is due at `now`, oldest first. */
  carryOutDue(now: number): void {
    const due = this.waiting.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    this.waiting = this.waiting.filter(({ at }) => at > now);
    for (const { carryOut } of due) carryOut();
  }

  /** Drops all that is still to come. */
  clear(): void {
    this.waiting = [];
  }
}
