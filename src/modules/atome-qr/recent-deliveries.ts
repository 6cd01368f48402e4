import { createHash } from "node:crypto";

import { TIMESTAMP_HEADER } from "../../omise";

/** More than Omise delivers in the minutes for which a signature is good. */
const MAX_DELIVERIES = 5_000;

/**
 * The signed deliveries that this process took in lately. A delivery can be replayed until its
 * signature is stale, and each copy would cost a request to Omise. When Omise delivers again, it signs
 * again: that is another delivery.
 */
export class RecentDeliveries {
  private readonly keys = new Set<string>();

  /** Whether this very delivery was taken in before. */
  has(rawBody: Buffer | string, headers: Record<string, unknown>): boolean {
    const key = toKey(rawBody, headers);
    return key !== null && this.keys.has(key);
  }

  /** To be called once nothing is lost if the delivery never comes again. */
  add(rawBody: Buffer | string, headers: Record<string, unknown>): void {
    const key = toKey(rawBody, headers);
    if (key !== null) {
      this.keys.add(key);
    }
    if (this.keys.size > MAX_DELIVERIES) {
      this.keys.delete(this.keys.values().next().value as string);
    }
  }
}

/** What the signature covers. Null for a webhook without one. */
function toKey(rawBody: Buffer | string, headers: Record<string, unknown>): string | null {
  const timestamp = headers[TIMESTAMP_HEADER];
  const digest = createHash("sha256").update(rawBody).digest("base64");
  return typeof timestamp === "string" ? `${timestamp}.${digest}` : null;
}
