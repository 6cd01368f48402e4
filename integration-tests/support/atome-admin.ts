import type {
  AdminAccount,
  AdminChargeDetail,
  ChargesAnswer,
  ExpiryOverride,
  ExpiryOverrideInput,
  ExpiryOverridesAnswer,
  OrderPayment,
  Statistics,
} from "../../src/admin-api/types";
import { type Staff } from "./staff";
import { type TestStore } from "./store-suite";

type Answer<T> = Promise<{ status: number; data: T & { code?: string; message?: string } }>;

const BASE = "/admin/atome-qr";

/** Staff in the plugin's part of the admin. Answers are given whole, refusals too. */
export class AtomeAdmin {
  private constructor(
    readonly staff: Staff,
    readonly userId: string,
  ) {}

  static async logIn(store: TestStore): Promise<AtomeAdmin> {
    const staff = await store.staff();
    const { user } = await staff.get<{ user: { id: string } }>("/admin/users/me");
    return new AtomeAdmin(staff, user.id);
  }

  async list(query = ""): Promise<ChargesAnswer> {
    return this.staff.get<ChargesAnswer>(`${BASE}/charges${query}`);
  }

  /** The list's ids, for what a filter is about. */
  async ids(query = ""): Promise<string[]> {
    return (await this.list(query)).charges.map(({ id }) => id);
  }

  async charge(id: string): Promise<AdminChargeDetail> {
    return (await this.staff.get<{ charge: AdminChargeDetail }>(`${BASE}/charges/${id}`)).charge;
  }

  /** `sync`, `expire`, `refund`, `place-order`, `handled`, `pay-link`, `mark-as`. */
  do(
    id: string,
    action: string,
    body: unknown = {},
  ): Answer<{ charge: AdminChargeDetail; pay_url?: string; download_uri?: string }> {
    return this.ask("post", `/charges/${id}/${action}`, body);
  }

  async statistics(query = ""): Promise<Statistics> {
    const { statistics } = await this.staff.get<{ statistics: Statistics }>(
      `${BASE}/statistics${query}`,
    );
    return statistics;
  }

  async account(id: string): Promise<AdminAccount> {
    const { accounts } = await this.staff.get<{ accounts: AdminAccount[] }>(`${BASE}/accounts`);
    return accounts.find((account) => account.id === id)!;
  }

  overrides(query = ""): Promise<ExpiryOverridesAnswer> {
    return this.staff.get<ExpiryOverridesAnswer>(`${BASE}/expiry-overrides${query}`);
  }

  override(input: ExpiryOverrideInput): Answer<{ expiry_override: ExpiryOverride }> {
    return this.ask("post", "/expiry-overrides", input);
  }

  async order(id: string): Promise<OrderPayment> {
    return (await this.staff.get<{ payment: OrderPayment }>(`${BASE}/orders/${id}`)).payment;
  }

  newQr(orderId: string, body: unknown = {}): Answer<{ charge: AdminChargeDetail }> {
    return this.ask("post", `/orders/${orderId}/qr`, body);
  }

  ask<T>(
    method: "get" | "post" | "delete",
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Answer<T> {
    return this.staff.ask(method, `${BASE}${path}`, body, headers);
  }
}
