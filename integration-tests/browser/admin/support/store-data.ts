import axios, { type AxiosInstance } from "axios";

import type { AdminAccount, ChargesAnswer } from "../../../../src/admin-api/types";
import { Shopper } from "../../../support/shopper";
import { Staff } from "../../../support/staff";
import { waitFor } from "../../../support/wait-for";
import { type SandboxDemo } from "../../support/throw-away-demo";

/** Omise's id of a charge; the ledger's is found by it. */
export interface MadeCharge {
  chargeId: string;
  orderId: string | null;
}

interface Named {
  id: string;
  name: string;
}

/** Makes what staff find in the admin, the way it comes about: by shoppers and by Omise. */
export class StoreData {
  private constructor(
    private readonly demo: SandboxDemo,
    private readonly api: AxiosInstance,
    readonly staff: Staff,
  ) {}

  static async of(demo: SandboxDemo): Promise<StoreData> {
    const api = axios.create({ baseURL: demo.medusaUrl });
    return new StoreData(demo, api, await Staff.logIn({ api }));
  }

  async openCharge(): Promise<MadeCharge> {
    const { session } = await this.startPayment();
    return { chargeId: session.data.charge_id, orderId: null };
  }

  async paidOrder(): Promise<MadeCharge & { orderId: string }> {
    const { shopper, session } = await this.startPayment();
    const chargeId = session.data.charge_id;
    this.demo.sandbox.pay(chargeId);
    return { chargeId, orderId: await shopper.waitForOrder(session.id) };
  }

  async declined(): Promise<MadeCharge> {
    const charge = await this.openCharge();
    this.demo.sandbox.fail(charge.chargeId, "payment_rejected");
    await this.waitForStatus(charge.chargeId, "failed");
    return charge;
  }

  async expired(): Promise<MadeCharge> {
    const charge = await this.openCharge();
    this.demo.sandbox.expire(charge.chargeId);
    await this.waitForStatus(charge.chargeId, "expired");
    return charge;
  }

  /** Paid with another amount than it was made for: the money is held until staff decide. */
  async held(): Promise<MadeCharge> {
    const charge = await this.openCharge();
    const { sandbox } = this.demo;
    const { amount } = sandbox.charge(charge.chargeId);
    sandbox.tamper(charge.chargeId, { amount: amount + 10_000 });
    sandbox.pay(charge.chargeId);
    await waitFor(async () => {
      expect((await this.read(charge.chargeId)).attention).toBe("amount_mismatch");
    });
    return charge;
  }

  /** Paid when everything had been sold: no order could be placed, and the money went back by itself. */
  async returned(): Promise<MadeCharge> {
    const charge = await this.openCharge();
    await this.setStock(0);
    this.demo.sandbox.pay(charge.chargeId);
    await waitFor(async () => {
      const { attention, refunded_amount: refunded } = await this.read(charge.chargeId);
      expect([attention, refunded > 0]).toEqual(["order_not_placed", true]);
    });
    await this.setStock(100);
    return charge;
  }

  /** The same, and Omise does not take the money back at the moment. */
  async unplaced(): Promise<MadeCharge> {
    const charge = await this.openCharge();
    await this.setStock(0);
    const refusal = { kind: "error", status: 400, code: "failed_refund" } as const;
    this.demo.sandbox.faults.add({ match: "POST /charges/:id/refunds", ...refusal });
    this.demo.sandbox.pay(charge.chargeId);
    await waitFor(async () => {
      const { attention, refunds } = await this.read(charge.chargeId);
      expect([attention, refunds.at(-1)?.status]).toEqual(["order_not_placed", "failed"]);
    });
    return charge;
  }

  /** Of everything that is sold. */
  async setStock(quantity: number): Promise<void> {
    const path = "/admin/inventory-items";
    const { inventory_items: items } = await this.staff.get<{
      inventory_items: { id: string; location_levels: { location_id: string }[] }[];
    }>(`${path}?fields=id,location_levels.location_id&limit=100`);
    for (const { id, location_levels: levels } of items) {
      for (const { location_id: place } of levels) {
        await this.staff.post(`${path}/${id}/location-levels/${place}`, {
          stocked_quantity: quantity,
        });
      }
    }
  }

  /** Omise makes a refund and its answer is lost, until the faults are cleared. */
  loseRefundAnswers(): void {
    const { faults } = this.demo.sandbox;
    faults.add({ match: "POST /charges/:id/refunds", kind: "lost_answer", times: 1 });
    faults.add({ match: "GET /charges/:id/refunds", kind: "reset" });
  }

  async addRefundReason(label: string): Promise<void> {
    const body = { label, code: label.toLowerCase().replaceAll(" ", "_") };
    await this.staff.ask("post", "/admin/refund-reasons", body);
  }

  /** Paid for an order, and disputed since. */
  async disputed(): Promise<MadeCharge & { orderId: string }> {
    const charge = await this.paidOrder();
    this.demo.sandbox.dispute(charge.chargeId);
    await waitFor(async () => {
      expect((await this.read(charge.chargeId)).attention).toBe("disputed");
    });
    return charge;
  }

  /**
   * Omise does not accept the key of the account `my` any more, and shoppers have come upon it: the
   * first may come within the seconds in which the account, just seen to be well, is not asked again.
   *
   * @returns gives the key back
   */
  async revokeKey(): Promise<() => void> {
    const { sandbox, publishableKey } = this.demo;
    const { secretKey } = sandbox.accounts.find(({ id }) => id === "my")!;
    sandbox.setSecretKey("my", "skey_test_revoked");
    await waitFor(async () => {
      const shopper = await Shopper.withCart({ api: this.api, publishableKey }, "my");
      await expect(shopper.choosePayment()).rejects.toThrow();
      const path = "/admin/atome-qr/accounts";
      const { accounts } = await this.staff.get<{ accounts: AdminAccount[] }>(path);
      expect(accounts.find(({ id }) => id === "my")?.trouble).not.toBeNull();
    });
    return () => sandbox.setSecretKey("my", secretKey);
  }

  /** A draft that staff made at the counter: an order, and nothing paid. */
  async unpaidOrder(): Promise<{ orderId: string }> {
    const draft = await this.draftOrder();
    const path = `/admin/draft-orders/${draft.orderId}/convert-to-order`;
    const { order } = await this.staff.post<{ order: { id: string } }>(path);
    return { orderId: order.id };
  }

  /** With its number, which it keeps as an order. */
  async draftOrder(): Promise<{ orderId: string; number: number }> {
    const [region, channel, variantId] = await Promise.all([
      this.regionOf("Thailand"),
      this.firstChannel(),
      this.firstVariant(),
    ]);
    const { draft_order } = await this.staff.post<{
      draft_order: { id: string; display_id: number };
    }>("/admin/draft-orders", {
      email: "counter@example.com",
      region_id: region.id,
      sales_channel_id: channel.id,
      items: [{ variant_id: variantId, quantity: 1 }],
    });
    return { orderId: draft_order.id, number: draft_order.display_id };
  }

  async regionOf(name: string): Promise<Named> {
    const { regions } = await this.staff.get<{ regions: Named[] }>("/admin/regions?fields=id,name");
    return regions.find((region) => region.name === name)!;
  }

  async firstChannel(): Promise<Named> {
    const path = "/admin/sales-channels?fields=id,name";
    return (await this.staff.get<{ sales_channels: Named[] }>(path)).sales_channels[0];
  }

  /** What a scanner reads off a product. */
  async barcodeOf(sku: string): Promise<string> {
    const path = `/admin/product-variants?fields=sku,barcode&limit=100`;
    const { variants } = await this.staff.get<{ variants: { sku: string; barcode: string }[] }>(
      path,
    );
    return variants.find((variant) => variant.sku === sku)!.barcode;
  }

  /** So that a test that failed half way leaves nothing to the next. */
  async removeOverrides(): Promise<void> {
    const path = "/admin/atome-qr/expiry-overrides";
    const { expiry_overrides } = await this.staff.get<{ expiry_overrides: { id: string }[] }>(path);
    for (const { id } of expiry_overrides) await this.staff.delete(`${path}/${id}`);
  }

  async read(chargeId: string) {
    const path = `/admin/atome-qr/charges/${chargeId}`;
    return (await this.staff.get<{ charge: ReadCharge }>(path)).charge;
  }

  async markHandled(chargeId: string): Promise<void> {
    await this.staff.post(`/admin/atome-qr/charges/${chargeId}/handled`, { handled: true });
  }

  async needingAttention() {
    return this.staff.get<ChargesAnswer>("/admin/atome-qr/charges?attention=true&limit=1");
  }

  async waitForStatus(chargeId: string, status: string): Promise<void> {
    await waitFor(async () => expect((await this.read(chargeId)).status).toBe(status));
  }

  /** Somebody else's webhook, or one with the wrong secret. */
  async deliverForgedWebhook(account: string): Promise<void> {
    const headers = {
      "content-type": "application/json",
      "omise-signature": "0".repeat(64),
      "omise-signature-timestamp": String(Math.floor(Date.now() / 1000)),
    };
    await this.api.post(`/hooks/atome-qr/${account}`, "{}", {
      headers,
      validateStatus: () => true,
    });
  }

  private async startPayment() {
    const { publishableKey } = this.demo;
    const shopper = await Shopper.withCart({ api: this.api, publishableKey }, "th");
    return { shopper, session: await shopper.choosePayment() };
  }

  private async firstVariant(): Promise<string> {
    const path = "/admin/products?fields=id,variants.id&limit=1";
    const { products } = await this.staff.get<{ products: { variants: { id: string }[] }[] }>(path);
    return products[0].variants[0].id;
  }
}

interface ReadCharge {
  id: string;
  status: string;
  attention: string | null;
  attention_handled_at: string | null;
  refunded_amount: number;
  order_id: string | null;
  refunds: { status: string; note: string | null; refund_reason: string | null }[];
  timeline: { kind: string; actor: string; user_name: string | null }[];
}
