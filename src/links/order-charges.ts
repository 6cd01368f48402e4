import { defineLink } from "@medusajs/framework/utils";
import OrderModule from "@medusajs/medusa/order";

import AtomeQrModule from "../modules/atome-qr";

const charge = AtomeQrModule.linkable.atomeQrCharge;

/** `order.atome_qr_charges` in `query.graph`: the charges that were paid for an order. Read-only. */
export default defineLink(
  { linkable: OrderModule.linkable.order, field: "id" },
  {
    linkable: { ...charge.toJSON(), primaryKey: "order_id" },
    alias: "atome_qr_charges",
    isList: true,
  },
  { readOnly: true },
);
