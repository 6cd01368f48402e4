import { type Staff } from "./staff";
import { type TestStore } from "./store-suite";

/** Begins and ends changes of orders, as Medusa's admin and a shopper's account page do. */
export class OrderChanges {
  constructor(
    private readonly store: TestStore,
    private readonly staff: Staff,
  ) {}

  readonly begin = {
    edit: (orderId: string) => this.staff.post("/admin/order-edits", { order_id: orderId }),
    return: (orderId: string) => this.staff.post("/admin/returns", { order_id: orderId }),
    exchange: (orderId: string) => this.staff.post("/admin/exchanges", { order_id: orderId }),
    claim: (orderId: string) =>
      this.staff.post("/admin/claims", { order_id: orderId, type: "refund" }),
    transfer: (orderId: string) => this.requestTransfer(orderId),
  };

  /** Begun edits and requested transfers can be discarded. */
  async discard(kind: "edit" | "transfer", orderId: string): Promise<void> {
    await (kind === "edit"
      ? this.staff.delete(`/admin/order-edits/${orderId}`)
      : this.staff.post(`/admin/orders/${orderId}/transfer/cancel`));
  }

  /** A shopper with an account asks that the order be theirs. */
  private async requestTransfer(orderId: string): Promise<void> {
    const { api, publishableKey } = this.store;
    const login = { email: `shopper-${orderId}@example.com`.toLowerCase(), password: "secret" };
    const key = { "x-publishable-api-key": publishableKey };
    const headers = (token: string) => ({
      headers: { ...key, authorization: `Bearer ${token}` },
    });
    const tokenOf = async (path: string) =>
      (await api.post<{ token: string }>(path, login)).data.token;
    const registration = await tokenOf("/auth/customer/emailpass/register");
    await api.post("/store/customers", { email: login.email }, headers(registration));
    const token = await tokenOf("/auth/customer/emailpass");
    await api.post(`/store/orders/${orderId}/transfer/request`, {}, headers(token));
  }
}
