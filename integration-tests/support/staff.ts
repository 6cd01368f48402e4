import { adminLogin } from "../../demo/store/admin-login";
import { type StoreAccess } from "./shopper";

export interface AdminOrder {
  id: string;
  status: string;
  payment_status: string;
  total: number;
  currency_code: string;
  summary: { paid_total: number; pending_difference: number; refunded_total?: number };
  payment_collections: {
    status: string;
    captured_amount: number;
    refunded_amount: number;
    payments: {
      id: string;
      amount: number;
      captured_at: string | null;
      captures: { amount: number }[];
      refunds: { amount: number }[];
    }[];
  }[];
}

/** Does over HTTP what Medusa's admin does. */
export class Staff {
  private constructor(
    private readonly store: Pick<StoreAccess, "api">,
    private readonly headers: { authorization: string },
  ) {}

  static async logIn(store: Pick<StoreAccess, "api">): Promise<Staff> {
    const { data } = await store.api.post<{ token: string }>("/auth/user/emailpass", adminLogin);
    return new Staff(store, { authorization: `Bearer ${data.token}` });
  }

  async order(id: string): Promise<AdminOrder> {
    const fields = [
      "+total",
      "+summary",
      "*payment_collections.payments",
      "*payment_collections.payments.captures",
      "*payment_collections.payments.refunds",
    ];
    const { order } = await this.get<{ order: AdminOrder }>(
      `/admin/orders/${id}?fields=${fields.join(",")}`,
    );
    return order;
  }

  async orders(): Promise<AdminOrder[]> {
    return (await this.get<{ orders: AdminOrder[] }>("/admin/orders?fields=id,status")).orders;
  }

  /** As the order page's "Refund"; amount in main units. */
  async refund(
    orderId: string,
    amount: number,
  ): Promise<{ status: number; code?: string; message?: string }> {
    const [{ payments }] = (await this.order(orderId)).payment_collections;
    const path = `/admin/payments/${payments[0].id}/refund`;
    const { status, data } = await this.ask("post", path, { amount });
    return { status, code: data.code, message: data.message };
  }

  /** One more of its first thing, as by "Edit order" in the admin. */
  async addToOrder(orderId: string): Promise<void> {
    const { order } = await this.get<{ order: { items: { variant_id: string }[] } }>(
      `/admin/orders/${orderId}?fields=items.variant_id`,
    );
    await this.post("/admin/order-edits", { order_id: orderId });
    await this.post(`/admin/order-edits/${orderId}/items`, {
      items: [{ variant_id: order.items[0].variant_id, quantity: 1 }],
    });
    await this.post(`/admin/order-edits/${orderId}/request`);
    await this.post(`/admin/order-edits/${orderId}/confirm`);
  }

  /** The order's one line comes to have this quantity, as by "Edit order" in the admin. */
  async editQuantity(orderId: string, quantity: number): Promise<void> {
    const { order } = await this.get<{ order: { items: { id: string }[] } }>(
      `/admin/orders/${orderId}?fields=items.id`,
    );
    await this.post("/admin/order-edits", { order_id: orderId });
    await this.post(`/admin/order-edits/${orderId}/items/item/${order.items[0].id}`, { quantity });
    await this.post(`/admin/order-edits/${orderId}/request`);
    await this.post(`/admin/order-edits/${orderId}/confirm`);
  }

  /** Whatever is answered, errors too. */
  async ask<T = { code?: string; message?: string; type?: string }>(
    method: "get" | "post" | "delete",
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; data: T }> {
    const { status, data } = await this.store.api.request<T>({
      method,
      url: path,
      data: body,
      headers: { ...headers, ...this.headers },
      validateStatus: () => true,
    });
    return { status, data };
  }

  async get<T>(path: string): Promise<T> {
    return (await this.store.api.get<T>(path, { headers: this.headers })).data;
  }

  async delete(path: string): Promise<void> {
    await this.store.api.delete(path, { headers: this.headers });
  }

  async post<T>(path: string, body: unknown = {}): Promise<T> {
    return (await this.store.api.post<T>(path, body, { headers: this.headers })).data;
  }
}
