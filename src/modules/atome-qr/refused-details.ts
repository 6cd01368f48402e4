import { type OrderDetail } from "../../domain/charge-request";
import { REFUSED_DETAIL_MS } from "../../domain/timing";

/**
 * The order details that Omise refused for one account lately, in this process. They are left out of
 * its next charges, so that each costs one request again.
 */
export class RefusedDetails {
  /** When each was refused last; milliseconds since 1970. */
  private readonly refusedAt = new Map<OrderDetail, number>();

  constructor(private readonly now: () => number = () => Date.now()) {}

  add(details: readonly OrderDetail[]): void {
    for (const detail of details) {
      this.refusedAt.set(detail, this.now());
    }
  }

  /** Those that are to be left out now. The others are forgotten. */
  list(): OrderDetail[] {
    const oldest = this.now() - REFUSED_DETAIL_MS;
    for (const [detail, at] of this.refusedAt) {
      if (at < oldest) {
        this.refusedAt.delete(detail);
      }
    }
    return [...this.refusedAt.keys()];
  }
}
