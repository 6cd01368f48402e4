import { OmiseError, type Sandbox } from "../../../sandbox";
import { type Checkout } from "../checkout";
import { type Rushes } from "../faults/rushes";
import { type Code } from "./shopper";

/** What happens to a code in the Atome app, or without it. */
export class AtomeApp {
  constructor(
    private readonly checkout: Checkout,
    private readonly sandbox: Sandbox,
    private readonly rushes: Rushes,
  ) {}

  /** Scans the code and pays. @returns whether Atome took it */
  async pay(code: Code): Promise<boolean> {
    await this.turn();
    return this.payNow(code);
  }

  /** Resolves when it is time to pay: in a rush, together with all others. */
  turn(): Promise<void> {
    return this.rushes.turn();
  }

  /** The same as `pay`, in one go. */
  payNow({ chargeId }: Code): boolean {
    return this.act("pays", chargeId, () => this.sandbox.pay(chargeId));
  }

  /** Pays a charge that Omise meanwhile has with another amount. */
  async payTampered(code: Code): Promise<void> {
    await this.turn();
    const { amount } = this.sandbox.charge(code.chargeId);
    this.checkout.tampered.add(code.chargeId);
    // In one go: nobody gets to see the one without the other.
    this.sandbox.tamper(code.chargeId, { amount: amount - 100 });
    this.payNow(code);
  }

  /** Atome says no. @returns false when it is too late for that */
  isDeclined({ chargeId }: Code): boolean {
    return this.act("is declined", chargeId, () => this.sandbox.fail(chargeId, "payment_rejected"));
  }

  /** The code ends unpaid. @returns false when it is too late for that */
  expires({ chargeId }: Code): boolean {
    return this.act("lets it expire", chargeId, () => this.sandbox.expire(chargeId));
  }

  /** An ended charge turns out paid, and Omise sends no webhook. */
  paysLate({ chargeId }: Code): void {
    this.act("has paid after all", chargeId, () => this.sandbox.payLate(chargeId));
  }

  private act(what: string, chargeId: string, act: () => unknown): boolean {
    try {
      act();
      this.checkout.note("app", what, chargeId);
      return true;
    } catch (error) {
      if (!(error instanceof OmiseError)) {
        throw error;
      }
      this.checkout.note("app", `${what}?`, `${chargeId}: ${error.message}`);
      return false;
    }
  }
}
