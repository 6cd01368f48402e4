import { Modules } from "@medusajs/framework/utils";

import { type AtomeAdmin } from "./atome-admin";
import { type TestStore } from "./store-suite";

/** Where staff take orders by hand: at the counter, or on the telephone. */
export class OrderDesk {
  constructor(
    private readonly store: TestStore,
    private readonly admin: AtomeAdmin,
  ) {}

  async thailand(): Promise<string> {
    const regions = await this.store.container.resolve(Modules.REGION).listRegions();
    return regions.find(({ currency_code }) => currency_code === "thb")!.id;
  }

  /** A draft order of one thing, in baht. */
  async draftOrder(price = 120): Promise<string> {
    const channels = this.store.container.resolve(Modules.SALES_CHANNEL);
    const [channel] = await channels.listSalesChannels();
    const { draft_order } = await this.admin.staff.post<{ draft_order: { id: string } }>(
      "/admin/draft-orders",
      {
        region_id: await this.thailand(),
        sales_channel_id: channel.id,
        email: "walk-in@example.com",
        items: [{ title: "Repair", unit_price: price, quantity: 1 }],
      },
    );
    return draft_order.id;
  }

  async order(price?: number): Promise<string> {
    const id = await this.draftOrder(price);
    await this.admin.staff.post(`/admin/draft-orders/${id}/convert-to-order`);
    return id;
  }
}
