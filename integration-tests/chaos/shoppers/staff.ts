import { setTimeout as pause } from "node:timers/promises";

import { type Checkout } from "../checkout";
import { type ScarceVariant } from "./shop";
import { GaveUp, Refused, type StoreClient } from "./store-client";

interface OrderPage {
  id: string;
  status: string;
  payment_collections: {
    payments: {
      id: string;
      data: { charge_id?: string };
      amount: number;
      captures: { amount: number }[];
      refunds: { amount: number }[];
    }[];
  }[];
}

const TRIES = 8;
const FIRST_PAUSE_MS = 700;
const FIELDS = [
  "id",
  "status",
  "payment_collections.payments.id",
  "payment_collections.payments.data",
  "payment_collections.payments.amount",
  "payment_collections.payments.captures.amount",
  "payment_collections.payments.refunds.amount",
].join(",");

/** Does over HTTP what staff do in Medusa's admin, logged in. */
export class Staff {
  constructor(private readonly store: StoreClient) {}

  /**
   * Refunds `share` of an order's payment, down to the satang. Where it is not known whether that
   * worked, staff look at the order again before they repeat it, as the error message says.
   *
   * @param clicks more than one: as many identical requests at once
   */
  async refund(checkout: Checkout, orderId: string, share: number, clicks = 1): Promise<void> {
    const payment = await this.capturedPayment(checkout, orderId);
    if (!payment) {
      checkout.note("staff", "see no captured payment to refund");
      return;
    }
    const minor = Math.round(payment.amount * 100 * share);
    checkout.wantBack(payment.data.charge_id ?? "", minor);
    const before = payment.refunds.length;
    for (let tries = 1; tries <= TRIES; tries++) {
      const requests = Array.from({ length: tries === 1 ? clicks : 1 }, () =>
        this.post(checkout, `/admin/payments/${payment.id}/refund`, { amount: minor / 100 }),
      );
      const answers = await Promise.all(requests);
      if (answers.includes("done")) {
        return;
      }
      await pause(FIRST_PAUSE_MS * tries);
      const now = await this.capturedPayment(checkout, orderId);
      if (now && now.refunds.length > before) {
        checkout.note("staff", "see the refund on the order");
        return;
      }
    }
    checkout.giveUp("staff could not refund");
  }

  /** Cancels an order; Medusa refunds what was captured for it. */
  async cancel(checkout: Checkout, orderId: string): Promise<void> {
    for (let tries = 1; tries <= TRIES; tries++) {
      if ((await this.post(checkout, `/admin/orders/${orderId}/cancel`, {})) !== "unknown") {
        return;
      }
      await pause(FIRST_PAUSE_MS * tries);
    }
    checkout.giveUp("staff could not cancel the order");
  }

  /** Somebody else has bought the last one. */
  async sellOut(checkout: Checkout, { inventoryItemId, locationId }: ScarceVariant): Promise<void> {
    await this.store.call({
      checkout,
      who: "staff",
      path: `/admin/inventory-items/${inventoryItemId}/location-levels/${locationId}?fields=id`,
      body: { stocked_quantity: 0 },
    });
  }

  private async capturedPayment(checkout: Checkout, orderId: string) {
    const { order } = await this.store.call<{ order: OrderPage }>({
      checkout,
      who: "staff",
      method: "GET",
      path: `/admin/orders/${orderId}?fields=${FIELDS}`,
    });
    return order.payment_collections
      .flatMap(({ payments }) => payments)
      .find(({ captures }) => captures.length > 0);
  }

  private async post(
    checkout: Checkout,
    path: string,
    body: object,
  ): Promise<"done" | "refused" | "unknown"> {
    try {
      await this.store.call({ checkout, who: "staff", path, body, again: false });
      return "done";
    } catch (error) {
      if (error instanceof Refused) {
        return "refused";
      }
      if (error instanceof GaveUp) {
        return "unknown";
      }
      throw error;
    }
  }
}
