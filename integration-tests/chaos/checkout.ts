import { type Problem } from "./books/books";
import { type PlannedCheckout } from "./plan";

/** One line of a checkout's story. */
export interface Step {
  /** Milliseconds since the run began. */
  at: number;
  who: string;
  what: string;
  answer?: string;
}

/**
 * When staff come back to a checkout, all shoppers gone and all faults over: while the last codes are
 * still open, or when they have expired.
 */
export type Stage = "minutes later" | "after expiry";

/** A planned checkout under way: what was done for it, and what it is known by on both sides. */
export class Checkout {
  readonly steps: Step[] = [];
  readonly cartIds = new Set<string>();
  readonly chargeIds = new Set<string>();
  readonly orderIds = new Set<string>();
  readonly dashboardRefunds = new Set<string>();
  readonly tampered = new Set<string>();
  /** Lines of orders whose edit core confirmed as it died. */
  readonly addedByCutEdits = new Set<string>();
  /** By charge, in minor units: what staff wanted paid back. */
  readonly wantedBack = new Map<string, number>();
  /** By charge: why staff must have been told of it, whatever else happens. */
  readonly toBeTold = new Map<string, string[]>();
  /** What went wrong before the actors' eyes. */
  readonly complaints: Problem[] = [];
  readonly followUps: { stage: Stage; act: () => Promise<void> }[] = [];
  /** Why the shopper (or staff) stopped trying, when they did. */
  gaveUp: string | null = null;

  constructor(
    readonly plan: PlannedCheckout,
    private readonly clock: () => number,
  ) {}

  note(who: string, what: string, answer?: string): void {
    this.steps.push({ at: this.clock(), who, what, answer });
  }

  /** The requests of this kind that came to no answer, or to an error of the server's: `POST /path`. */
  cut(request: RegExp): string[] {
    const isCut = (answer = "") => /^(no answer|5\d\d)/.test(answer);
    return this.steps
      .filter(({ what, answer }) => request.test(what) && isCut(answer))
      .map(({ what }) => what);
  }

  giveUp(why: string): void {
    this.gaveUp ??= why;
    this.note("shopper", "gives up", why);
  }

  wantBack(chargeId: string, amount: number): void {
    this.wantedBack.set(chargeId, (this.wantedBack.get(chargeId) ?? 0) + amount);
  }

  mustBeTold(chargeId: string, reason: string): void {
    this.toBeTold.set(chargeId, [...(this.toBeTold.get(chargeId) ?? []), reason]);
  }

  complain(message: string, chargeId: string): void {
    this.complaints.push({ message, chargeId });
    this.note("staff", "complain", message);
  }

  followUp(stage: Stage, act: () => Promise<void>): void {
    this.followUps.push({ stage, act });
  }
}
