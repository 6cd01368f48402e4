import { type Logger } from "@medusajs/framework/types";

import { REFUSAL_LOGGED_EVERY_MS } from "../../domain/timing";

/**
 * Tells the log of webhooks that are refused. Anybody can send some, so each reason has at most one
 * line a minute: the first at once, and those that followed it as a count.
 */
export class RefusalLog {
  /** By reason: how many came since its last line. */
  private readonly untold = new Map<string, number>();

  constructor(private readonly logger?: Pick<Logger, "warn">) {}

  /**
   * @param reason with the account's id; not what a client sends, of which there is no end
   * @param message without secrets
   */
  add(reason: string, message: string): void {
    const untold = this.untold.get(reason);
    if (untold !== undefined) {
      this.untold.set(reason, untold + 1);
      return;
    }
    this.tell(reason, message);
  }

  private tell(reason: string, message: string): void {
    this.logger?.warn(`Atome QR: webhook refused (${reason}): ${message}`);
    this.untold.set(reason, 0);
    const timer = setTimeout(() => {
      const more = this.untold.get(reason);
      this.untold.delete(reason);
      if (more) {
        this.tell(reason, `${more} more within a minute`);
      }
    }, REFUSAL_LOGGED_EVERY_MS);
    timer.unref();
  }
}
