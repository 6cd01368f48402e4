import { type Demo } from "../../../demo/start-demo";

export interface AdminOrder {
  display_id: number;
  payment_status: string;
  /** In main units. */
  total: number;
  currency_code: string;
}

/** The order as the store's staff sees it, through the admin API. */
export async function adminOrder(demo: Demo, id: string): Promise<AdminOrder> {
  const { token } = await request<{ token: string }>(`${demo.medusaUrl}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(demo.adminLogin),
  });
  const { order } = await request<{ order: AdminOrder }>(
    `${demo.medusaUrl}/admin/orders/${id}?fields=display_id,payment_status,total,currency_code`,
    { headers: { authorization: `Bearer ${token}` } },
  );
  return order;
}

async function request<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, init);
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  }
  return (await response.json()) as T;
}
