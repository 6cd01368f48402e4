import { type PlannedCheckout } from "./plan";

/** One line of a checkout's story. */
export interface Step {
  /** Milliseconds since the run began. */
  at: number;
  who: string;
  what: string;
  answer?: string;
}

/** A planned checkout under way: what was done for it, and what it is known by on both sides. */
export class Checkout {
  readonly steps: Step[] = [];
  readonly cartIds = new Set<string>();
  readonly chargeIds = new Set<string>();
  readonly orderIds = new Set<string>();
  readonly dashboardRefunds = new Set<string>();
  readonly tampered = new Set<string>();
  /** By charge, in minor units: what staff wanted paid back. */
  readonly wantedBack = new Map<string, number>();
  /** Why the shopper (or staff) stopped trying, when they did. */
  gaveUp: string | null = null;

  constructor(
    readonly plan: PlannedCheckout,
    private readonly clock: () => number,
  ) {}

  note(who: string, what: string, answer?: string): void {
    this.steps.push({ at: this.clock(), who, what, answer });
  }

  giveUp(why: string): void {
    this.gaveUp ??= why;
    this.note("shopper", "gives up", why);
  }

  wantBack(chargeId: string, amount: number): void {
    this.wantedBack.set(chargeId, (this.wantedBack.get(chargeId) ?? 0) + amount);
  }
}
