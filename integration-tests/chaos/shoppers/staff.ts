import { setTimeout as pause } from "node:timers/promises";

import { type Checkout } from "../checkout";
import { OrderChanges } from "./order-changes";
import { type ScarceVariant } from "./shop";
import { GaveUp, Refused, type StoreClient } from "./store-client";

interface OrderPage {
  id: string;
  status: string;
  payment_collections: { payments: Payment[] }[];
}

interface Payment {
  id: string;
  data: { charge_id?: string };
  amount: number;
  captures: { amount: number }[];
  refunds: { amount: number }[];
}

/** An error's code where the store refused; `unknown` where it did not answer properly. */
type Answer = string;

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
  readonly changes: OrderChanges;

  constructor(private readonly store: StoreClient) {
    this.changes = new OrderChanges(store);
  }

  /**
   * Refunds `share` of an order's payment, down to the satang. Where it is not known whether that
   * worked, staff look at the order again before they repeat it, as the error message says.
   *
   * @param clicks more than one: as many identical requests at once
   */
  async refund(checkout: Checkout, orderId: string, share: number, clicks = 1): Promise<void> {
    const payment = await this.capturedPayment(checkout, orderId);
    if (!payment) {
      return;
    }
    checkout.wantBack(payment.data.charge_id ?? "", minorOf(payment, share));
    const before = payment.refunds.length;
    for (let tries = 1; tries <= TRIES; tries++) {
      const requests = Array.from({ length: tries === 1 ? clicks : 1 }, () =>
        this.askRefund(checkout, payment, share),
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

  /** Asks for a refund once, whatever the answer. */
  async refundOnce(checkout: Checkout, orderId: string, share: number): Promise<void> {
    const payment = await this.capturedPayment(checkout, orderId);
    if (payment) {
      checkout.wantBack(payment.data.charge_id ?? "", minorOf(payment, share));
      await this.askRefund(checkout, payment, share);
    }
  }

  /** Asks again for a refund that was wanted before, where the order does not show it. */
  async refundUnlessShown(checkout: Checkout, orderId: string, share: number): Promise<void> {
    const payment = await this.capturedPayment(checkout, orderId);
    if (payment && payment.refunds.length === 0) {
      await this.askRefund(checkout, payment, share);
    }
  }

  /** @returns the answer to a refund that must not go through */
  async tryRefund(checkout: Checkout, orderId: string, share: number): Promise<Answer> {
    const payment = await this.capturedPayment(checkout, orderId);
    return payment ? this.untilAnswered(() => this.askRefund(checkout, payment, share)) : "unknown";
  }

  /** Cancels an order; Medusa refunds what was captured for it. */
  async cancel(checkout: Checkout, orderId: string): Promise<void> {
    if ((await this.tryCancel(checkout, orderId)) === "unknown") {
      checkout.giveUp("staff could not cancel the order");
    }
  }

  /** @returns the answer to a cancellation, which may be to be refused */
  async tryCancel(checkout: Checkout, orderId: string): Promise<Answer> {
    const path = `/admin/orders/${orderId}/cancel`;
    return this.untilAnswered(() => this.post(checkout, path, {}));
  }

  /** Gives up on the order of a payment that cannot become one: all of the money goes back. */
  async giveUpOrder(checkout: Checkout, chargeId: string): Promise<void> {
    const path = `/admin/atome-qr/charges/${chargeId}/refund`;
    const answer = await this.untilAnswered(() => this.post(checkout, path, {}));
    if (answer !== "done") {
      checkout.giveUp(`staff could not give up the order: ${answer}`);
    }
  }

  async orderStatus(checkout: Checkout, orderId: string): Promise<string> {
    return (await this.order(checkout, orderId)).status;
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

  /** @throws Refused · GaveUp */
  async deleteProduct(checkout: Checkout, productId: string): Promise<void> {
    const path = `/admin/products/${productId}`;
    await this.store.call({ checkout, who: "staff", method: "DELETE", path });
  }

  private async capturedPayment(checkout: Checkout, orderId: string): Promise<Payment | undefined> {
    const { payment_collections } = await this.order(checkout, orderId);
    const payment = payment_collections
      .flatMap(({ payments }) => payments)
      .find(({ captures }) => captures.length > 0);
    if (!payment) {
      checkout.note("staff", "see no captured payment");
    }
    return payment;
  }

  private async order(checkout: Checkout, orderId: string): Promise<OrderPage> {
    const path = `/admin/orders/${orderId}?fields=${FIELDS}`;
    const call = { checkout, who: "staff", method: "GET", path } as const;
    return (await this.store.call<{ order: OrderPage }>(call)).order;
  }

  private askRefund(checkout: Checkout, payment: Payment, share: number): Promise<Answer> {
    const amount = minorOf(payment, share) / 100;
    return this.post(checkout, `/admin/payments/${payment.id}/refund`, { amount });
  }

  private async untilAnswered(ask: () => Promise<Answer>): Promise<Answer> {
    for (let tries = 1; tries <= TRIES; tries++) {
      const answer = await ask();
      if (answer !== "unknown") {
        return answer;
      }
      await pause(FIRST_PAUSE_MS * tries);
    }
    return "unknown";
  }

  private async post(checkout: Checkout, path: string, body: object): Promise<Answer> {
    try {
      await this.store.call({ checkout, who: "staff", path, body, again: false });
      return "done";
    } catch (error) {
      if (error instanceof Refused) {
        return error.code;
      }
      if (error instanceof GaveUp) {
        return "unknown";
      }
      throw error;
    }
  }
}

/** Minor units; all three currencies have two decimals. */
function minorOf({ amount }: Payment, share: number): number {
  return Math.round(amount * 100 * share);
}
