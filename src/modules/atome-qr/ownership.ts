import { ENVIRONMENT_RECHECK_MS } from "../../domain/timing";

/**
 * Whether something is this store's: found out once, again and again while it is not (it can be taken
 * over by another process), and at the next question where it could not be.
 */
export class Ownership {
  private known: { isOwn: Promise<boolean>; until: number } | null = null;

  constructor(private readonly findOut: () => Promise<boolean>) {}

  /** @throws whatever keeps it from being found out */
  isOwn(): Promise<boolean> {
    if (!this.known || Date.now() > this.known.until) {
      const isOwn = this.findOut();
      const entry = { isOwn, until: Infinity };
      this.known = entry;
      isOwn.then(
        (own) => !own && (entry.until = Date.now() + ENVIRONMENT_RECHECK_MS),
        () => (entry.until = -Infinity),
      );
    }
    return this.known.isOwn;
  }

  forget(): void {
    this.known = null;
  }
}
