import { defineLink } from "@medusajs/framework/utils";
import OrderModule from "@medusajs/medusa/order";

import AtomeQrModule from "../modules/atome-qr";

/** Core types its modules as any. */
const { order } = OrderModule.linkable as { order: typeof AtomeQrModule.linkable.atomeQrCharge };

const charge = AtomeQrModule.linkable.atomeQrCharge;

/** `order.atome_qr_charges` in `query.graph`: the charges that were paid for an order. Read-only. */
export default defineLink(
  // Core reads from the left side whether the right one is a list.
  { linkable: order, field: "id", isList: true },
  { linkable: { ...charge.toJSON(), primaryKey: "order_id" }, alias: "atome_qr_charges" },
  { readOnly: true },
);
