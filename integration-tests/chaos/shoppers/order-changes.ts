import { type Checkout } from "../checkout";
import { Refused, type StoreClient } from "./store-client";

/** How core refuses what an earlier, unanswered request has done: to begin a change, to end it. */
const BEGUN = "already has an existing active order change";
const ENDED = "active Order Change is required";

/**
 * What staff do with "Edit order" and "Transfer" in Medusa's admin. The store can die over each step
 * after it has had its effect; the second try is then refused, and counts as done.
 */
export class OrderChanges {
  constructor(private readonly store: StoreClient) {}

  /**
   * Begins an edit, and leaves it open.
   *
   * @returns false when the store did not let them
   */
  async beginEdit(checkout: Checkout, orderId: string): Promise<boolean> {
    return this.step(checkout, "POST", "/admin/order-edits", { order_id: orderId }, BEGUN);
  }

  /** @throws GaveUp */
  async discardEdit(checkout: Checkout, orderId: string): Promise<void> {
    await this.step(checkout, "DELETE", `/admin/order-edits/${orderId}`, undefined, ENDED);
  }

  /**
   * Adds one more of the order's first thing.
   *
   * @returns false when the order is as it was
   * @throws GaveUp
   */
  async editOrder(checkout: Checkout, orderId: string): Promise<boolean> {
    const before = await this.readOrder(checkout, orderId);
    const path = `/admin/order-edits/${orderId}`;
    const items = [{ variant_id: before.items[0].variant_id, quantity: 1 }];
    let isCut = false;
    if (await this.beginEdit(checkout, orderId)) {
      await this.step(checkout, "POST", `${path}/items`, { items });
      await this.step(checkout, "POST", `${path}/request`, {});
      await this.step(checkout, "POST", `${path}/confirm`, {}, ENDED, () => {
        isCut = true;
      });
    }
    const after = await this.readOrder(checkout, orderId);
    if (isCut) {
      const known = new Set(before.items.map(({ id }) => id));
      const added = after.items.filter(({ id }) => !known.has(id));
      added.forEach(({ id }) => checkout.addedByCutEdits.add(id));
    }
    if (after.total !== before.total) {
      return true;
    }
    await this.discardEdit(checkout, orderId);
    return false;
  }

  /**
   * Asks for the order to become another customer's, which waits for the shopper's consent.
   *
   * @returns false when the store did not let them
   */
  async requestTransfer(checkout: Checkout, orderId: string, customerId: string): Promise<boolean> {
    const body = { customer_id: customerId };
    return this.step(checkout, "POST", `/admin/orders/${orderId}/transfer?fields=id`, body, BEGUN);
  }

  /** @throws GaveUp */
  async cancelTransfer(checkout: Checkout, orderId: string): Promise<void> {
    const path = `/admin/orders/${orderId}/transfer/cancel?fields=id`;
    await this.step(checkout, "POST", path, {}, ENDED);
  }

  /**
   * @param done what a refusal says that means it was done before
   * @param onCut called then: an earlier try had its effect, and a crash lost its answer
   */
  private async step(
    checkout: Checkout,
    method: "POST" | "DELETE",
    path: string,
    body: object | undefined,
    done?: string,
    onCut?: () => unknown,
  ): Promise<boolean> {
    try {
      await this.store.call({ checkout, who: "staff", method, path, body });
      return true;
    } catch (error) {
      if (error instanceof Refused) {
        const isDone = done !== undefined && error.message.includes(done);
        if (isDone) {
          onCut?.();
        }
        return isDone;
      }
      throw error;
    }
  }

  private async readOrder(checkout: Checkout, orderId: string) {
    const { order } = await this.store.call<{
      order: { total: number; items: { id: string; variant_id: string }[] };
    }>({
      checkout,
      who: "staff",
      method: "GET",
      path: `/admin/orders/${orderId}?fields=id,total,items.id,items.variant_id`,
    });
    return order;
  }
}
