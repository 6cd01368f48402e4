import { type AxiosInstance, type AxiosResponse } from "axios";

/** How a storefront reaches a store. */
export interface StoreAccess {
  readonly api: AxiosInstance;
  readonly publishableKey: string;
}

export interface Payment {
  status: "pending" | "paid" | "failed" | "expired";
  amount: number;
  currency: string;
  expires_at: string | null;
  download_uri: string | null;
  failure_code: string | null;
  failure_message: string | null;
  order_id: string | null;
}

export interface PaymentSession {
  id: string;
  status: string;
  amount: number;
  provider_id: string;
  data: Record<string, unknown> & { charge_id: string };
}

interface Cart {
  id: string;
  total: number;
  currency_code: string;
  items: { id: string }[];
  payment_collection?: { id: string; payment_sessions?: PaymentSession[] };
}

export type Country = "th" | "sg" | "my";

const ADDRESSES = {
  th: { country_code: "th", city: "Bangkok", postal_code: "10110", phone: "087 654 3210" },
  sg: { country_code: "sg", city: "Singapore", postal_code: "018956", phone: "8123 4567" },
  my: { country_code: "my", city: "Kuala Lumpur", postal_code: "50088", phone: "012-345 6789" },
};

/** Does over HTTP what a storefront does for a shopper. */
export class Shopper {
  private constructor(
    private readonly store: StoreAccess,
    readonly cartId: string,
    private readonly country: Country,
  ) {}

  /** Goes on with a cart that `withCart` filled. */
  static of(store: StoreAccess, country: Country, cartId: string): Shopper {
    return new Shopper(store, cartId, country);
  }

  /** Fills a cart with one product, an address and a delivery. */
  static async withCart(store: StoreAccess, country: Country): Promise<Shopper> {
    const headers = { "x-publishable-api-key": store.publishableKey };
    const { data } = await store.api.get<{
      regions: { id: string; countries: { iso_2: string }[] }[];
    }>("/store/regions", { headers });
    const region = data.regions.find((r) => r.countries.some((c) => c.iso_2 === country))!;
    const products = await store.api.get<{ products: { variants: { id: string }[] }[] }>(
      "/store/products?limit=1",
      { headers },
    );
    const cart = await store.api.post<{ cart: Cart }>(
      "/store/carts",
      {
        region_id: region.id,
        email: "somchai@example.com",
        items: [{ variant_id: products.data.products[0].variants[0].id, quantity: 1 }],
        shipping_address: {
          first_name: "Somchai",
          last_name: "Prasert",
          address_1: "1 Rama IV Road",
          ...ADDRESSES[country],
        },
      },
      { headers },
    );
    const shopper = new Shopper(store, cart.data.cart.id, country);
    await shopper.chooseDelivery();
    return shopper;
  }

  private async chooseDelivery(): Promise<void> {
    const { shipping_options } = await this.get<{ shipping_options: { id: string }[] }>(
      `/store/shipping-options?cart_id=${this.cartId}`,
    );
    await this.post(`/store/carts/${this.cartId}/shipping-methods`, {
      option_id: shipping_options[0].id,
    });
  }

  async cart(): Promise<Cart> {
    const fields = "*payment_collection.payment_sessions";
    const { cart } = await this.get<{ cart: Cart }>(
      `/store/carts/${this.cartId}?fields=+total,${fields}`,
    );
    return cart;
  }

  /** Picks a payment method, as a storefront does; answers its session. */
  async choosePayment(
    providerId = `pp_atome-qr_${this.country}`,
    data?: Record<string, unknown>,
  ): Promise<PaymentSession> {
    const { payment_collection } = await this.post<{ payment_collection: { id: string } }>(
      "/store/payment-collections",
      { cart_id: this.cartId },
    );
    const answer = await this.post<{ payment_collection: { payment_sessions: PaymentSession[] } }>(
      `/store/payment-collections/${payment_collection.id}/payment-sessions`,
      { provider_id: providerId, ...(data ? { data } : {}) },
    );
    return answer.payment_collection.payment_sessions.find((s) => s.provider_id === providerId)!;
  }

  /** Picks a payment method that is expected to be refused; answers the refusal. */
  async refusedPayment(
    providerId = `pp_atome-qr_${this.country}`,
    data?: Record<string, unknown>,
  ): Promise<AxiosResponse> {
    const { payment_collection } = await this.post<{ payment_collection: { id: string } }>(
      "/store/payment-collections",
      { cart_id: this.cartId },
    );
    return this.refused(
      "post",
      `/store/payment-collections/${payment_collection.id}/payment-sessions`,
      { provider_id: providerId, ...(data ? { data } : {}) },
    );
  }

  async payment(sessionId: string, wait?: number): Promise<Payment> {
    const query = wait === undefined ? "" : `?wait=${wait}`;
    const { payment } = await this.get<{ payment: Payment }>(
      `/store/atome-qr/payment-sessions/${sessionId}${query}`,
    );
    return payment;
  }

  /** Long polls, as a storefront does, until the order is there. */
  async waitForOrder(sessionId: string): Promise<string> {
    for (let tries = 0; tries < 5; tries++) {
      const { order_id } = await this.payment(sessionId, 25);
      if (order_id) {
        return order_id;
      }
    }
    throw new Error("No order came");
  }

  complete(): Promise<{
    type: "order" | "cart";
    order?: { id: string };
    error?: { type: string };
  }> {
    return this.post(`/store/carts/${this.cartId}/complete`, {});
  }

  async addItem(): Promise<void> {
    const { items } = await this.cart();
    await this.post(`/store/carts/${this.cartId}/line-items/${items[0].id}`, { quantity: 2 });
  }

  /** The whole answer of a request that is expected to be refused. */
  async refused(method: "get" | "post", path: string, body?: unknown): Promise<AxiosResponse> {
    const answer = await this.store.api.request<unknown>({
      method,
      url: path,
      data: body,
      headers: this.headers,
      validateStatus: () => true,
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    return answer;
  }

  async get<T>(path: string): Promise<T> {
    return (await this.store.api.get<T>(path, { headers: this.headers })).data;
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return (await this.store.api.post<T>(path, body, { headers: this.headers })).data;
  }

  private get headers() {
    return { "x-publishable-api-key": this.store.publishableKey };
  }
}
