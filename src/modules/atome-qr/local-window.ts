import { RATE_WINDOW_MS } from "../../domain/timing";
import { readShare, type RequestKind, type RequestPurpose, shopperShare } from "../../omise";

/** What one process may send in a second while the database cannot count for all. */
export class LocalWindow {
  private second = 0;
  private readonly taken = { total: 0, reads: 0, shoppers: 0, shopperReads: 0 };
  private pausedUntil = 0;

  constructor(private readonly perSecond: number) {}

  /** Nothing is sent for so many seconds. */
  pause(seconds: number): void {
    this.pausedUntil = Math.max(this.pausedUntil, Date.now() + seconds * 1000);
  }

  /** Takes one request of the present second: 0, or how long to wait for the next; milliseconds. */
  take(kind: RequestKind, purpose: RequestPurpose): number {
    const now = Date.now();
    if (now < this.pausedUntil) {
      return this.pausedUntil - now;
    }
    const second = Math.floor(now / RATE_WINDOW_MS);
    if (second !== this.second) {
      this.second = second;
      Object.assign(this.taken, { total: 0, reads: 0, shoppers: 0, shopperReads: 0 });
    }
    const [isRead, isShopper] = [kind === "read", purpose === "shopper"];
    const isShopperRead = isRead && isShopper;
    const reads = readShare(this.perSecond);
    if (
      this.taken.total >= this.perSecond ||
      (isRead && this.taken.reads >= reads) ||
      (isShopper && this.taken.shoppers >= shopperShare(this.perSecond)) ||
      (isShopperRead && this.taken.shopperReads >= shopperShare(reads))
    ) {
      return (second + 1) * RATE_WINDOW_MS - now;
    }
    this.taken.total += 1;
    this.taken.reads += Number(isRead);
    this.taken.shoppers += Number(isShopper);
    this.taken.shopperReads += Number(isShopperRead);
    return 0;
  }
}
