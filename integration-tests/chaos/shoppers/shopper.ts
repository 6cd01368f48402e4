import { setTimeout as pause } from "node:timers/promises";

import { type Checkout } from "../checkout";
import { ADDRESSES } from "./addresses";
import { type Shop } from "./shop";
import { GaveUp, Refused, type StoreClient } from "./store-client";

/** A code on the shopper's screen, or the way to Atome's page. */
export interface Code {
  sessionId: string;
  chargeId: string;
  /** Where Atome sends the shopper back to; null where a code is scanned. */
  returnPath: string | null;
}

interface Session {
  id: string;
  provider_id: string;
  data: {
    charge_id?: string;
    download_uri?: string | null;
    authorize_uri?: string | null;
    pay_url?: string;
  };
}

interface Payment {
  status: string;
  download_uri: string | null;
  authorize_uri: string | null;
  order_id: string | null;
}

/** How long somebody watches a page that says "we are confirming your payment". */
const PATIENCE_MS = 50_000;
const MANUAL = "pp_system_default";

/** Does over HTTP what a storefront does for a shopper. */
export class Shopper {
  private cartId = "";
  private lineItemId = "";
  private collectionId = "";
  private readonly seenSessions = new Set<string>();

  constructor(
    readonly checkout: Checkout,
    private readonly store: StoreClient,
    private readonly shop: Shop,
  ) {}

  /** A cart with an address and a delivery. */
  async fillCart(chosen?: { variantId: string }): Promise<void> {
    const { plan } = this.checkout;
    const variant =
      chosen?.variantId ?? this.shop.variants[plan.variant % this.shop.variants.length];
    const { cart } = await this.post<{ cart: { id: string; items: { id: string }[] } }>(
      "/store/carts?fields=id,items.id",
      {
        region_id: this.shop.regions[plan.country],
        email: `shopper-${plan.number}@example.com`,
        items: [{ variant_id: variant, quantity: plan.quantity }],
        shipping_address: {
          first_name: "Somchai",
          last_name: "Prasert",
          address_1: "1 Rama IV Road",
          ...ADDRESSES[plan.country],
        },
      },
    );
    this.cartId = cart.id;
    this.lineItemId = cart.items[0].id;
    this.checkout.cartIds.add(cart.id);
    const deliveries = this.shop.deliveries[plan.country];
    await this.post(`/store/carts/${cart.id}/shipping-methods?fields=id`, {
      option_id: deliveries[plan.number % deliveries.length],
    });
  }

  /**
   * Asks for a code, a first or a new one.
   *
   * @returns null when the store refuses, such as because the last code has just been paid
   */
  async newCode(): Promise<Code | null> {
    const session = await this.newSession(`pp_atome-qr_${this.checkout.plan.account}`);
    const chargeId = session?.data.charge_id;
    if (!session || !chargeId) {
      return null;
    }
    this.checkout.chargeIds.add(chargeId);
    const code = { sessionId: session.id, chargeId, returnPath: toReturnPath(session) };
    const isReady = session.data.download_uri || session.data.authorize_uri;
    return isReady || (await this.seesWayToPay(code)) ? code : null;
  }

  /**
   * Asks for so many codes one after the other, each for another way to pay in between, so that it is
   * another code.
   *
   * @returns how many were refused
   */
  async asksForCodes(count: number): Promise<number> {
    let refused = 0;
    for (let asked = 0; asked < count; asked++) {
      await this.switchToManual();
      try {
        await this.newSession(`pp_atome-qr_${this.checkout.plan.account}`, { again: false });
      } catch (error) {
        if (!(error instanceof GaveUp)) {
          throw error;
        }
        // Else an instance was down at that moment.
        refused += Number(error.message.includes(": 429 "));
      }
    }
    return refused;
  }

  /** Chooses to pay in another way; false when the store refuses. */
  async switchToManual(): Promise<boolean> {
    return (await this.newSession(MANUAL)) !== null;
  }

  /** False when the store refuses the change. */
  async changeQuantity(): Promise<boolean> {
    return this.isAccepted(
      this.post(`/store/carts/${this.cartId}/line-items/${this.lineItemId}?fields=id`, {
        quantity: this.checkout.plan.quantity + 1,
      }),
    );
  }

  /** @returns the order's id, or null when there is none yet */
  async complete(): Promise<string | null> {
    try {
      const { type, order, error } = await this.post<{
        type: string;
        order?: { id: string };
        error?: { type?: string; message?: string };
      }>(`/store/carts/${this.cartId}/complete?fields=id`, {});
      this.checkout.note("store", "answers the completion", order?.id ?? error?.type ?? type);
      if (order) {
        this.checkout.orderIds.add(order.id);
      }
      return order?.id ?? null;
    } catch (error) {
      if (error instanceof Refused) {
        return null;
      }
      throw error;
    }
  }

  /** Watches the payment page until something has come of it. @returns the order's id, if any */
  async waitForOrder(code: Code): Promise<string | null> {
    const { sessionId } = code;
    await this.comesBack(code);
    const payment = await this.watch(
      sessionId,
      ({ status, order_id }) => Boolean(order_id) || status === "failed" || status === "expired",
    );
    if (payment?.order_id) {
      this.checkout.orderIds.add(payment.order_id);
    }
    return payment?.order_id ?? null;
  }

  /** Watches until the page says that the code is of no use any more. */
  async waitForTheEnd({ sessionId }: Code): Promise<void> {
    await this.watch(sessionId, ({ status }) => status !== "pending");
  }

  /** From Atome's page, whatever came of it there; the next page asks how the payment stands. */
  private async comesBack({ returnPath }: Code): Promise<void> {
    if (returnPath) {
      const status = await this.store.open(returnPath);
      this.checkout.note("shopper", "comes back", String(status || "no answer"));
    }
  }

  private async seesWayToPay({ sessionId }: Code): Promise<boolean> {
    for (let tries = 0; tries < 8; tries++) {
      const payment = await this.payment(sessionId, 0);
      if (payment?.download_uri || payment?.authorize_uri) {
        return true;
      }
      await pause(500);
    }
    this.checkout.note("shopper", "sees no way to pay");
    return false;
  }

  private async watch(
    sessionId: string,
    isOver: (payment: Payment) => boolean,
  ): Promise<Payment | null> {
    for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline;) {
      const asked = Date.now();
      const payment = await this.payment(sessionId, 25);
      if (!payment || isOver(payment)) {
        return payment;
      }
      if (Date.now() - asked < 1_000) {
        await pause(1_000);
      }
    }
    this.checkout.note("shopper", "has waited long enough");
    return null;
  }

  private async payment(sessionId: string, wait: number): Promise<Payment | null> {
    try {
      const { payment } = await this.store.call<{ payment: Payment }>({
        checkout: this.checkout,
        who: "shopper",
        method: "GET",
        path: `/store/atome-qr/payment-sessions/${sessionId}?wait=${wait}`,
      });
      this.checkout.note("store", "shows", `${payment.status} ${payment.order_id ?? ""}`);
      return payment;
    } catch (error) {
      if (error instanceof Refused) {
        return null;
      }
      throw error;
    }
  }

  private async newSession(
    providerId: string,
    options?: { again: boolean },
  ): Promise<Session | null> {
    try {
      if (!this.collectionId) {
        const { payment_collection } = await this.post<{ payment_collection: { id: string } }>(
          "/store/payment-collections?fields=id",
          { cart_id: this.cartId },
        );
        this.collectionId = payment_collection.id;
      }
      const { payment_collection } = await this.post<{
        payment_collection: { payment_sessions: Session[] };
      }>(
        `/store/payment-collections/${this.collectionId}/payment-sessions`,
        { provider_id: providerId },
        options,
      );
      const fresh = payment_collection.payment_sessions.filter(
        ({ id, provider_id }) => provider_id === providerId && !this.seenSessions.has(id),
      );
      fresh.forEach(({ id }) => this.seenSessions.add(id));
      const session = fresh.at(-1) ?? null;
      this.checkout.note(
        "store",
        "shows",
        `${session?.id ?? "no session"} ${session?.data.charge_id ?? ""}`,
      );
      return session;
    } catch (error) {
      if (error instanceof Refused) {
        return null;
      }
      throw error;
    }
  }

  private async isAccepted(request: Promise<unknown>): Promise<boolean> {
    try {
      await request;
      return true;
    } catch (error) {
      if (error instanceof Refused) {
        return false;
      }
      throw error;
    }
  }

  private post<T>(path: string, body: object, options?: { again: boolean }): Promise<T> {
    return this.store.call<T>({ checkout: this.checkout, who: "shopper", path, body, ...options });
  }
}

function toReturnPath({ data }: Session): string | null {
  const token = data.authorize_uri && data.pay_url?.split("/pay/")[1];
  return token ? `/atome-qr/return/${token}` : null;
}
