import { defineLink } from "@medusajs/framework/utils";
import OrderModule from "@medusajs/medusa/order";

import AtomeQrModule from "../modules/atome-qr";

/** Core types its modules as any. */
const { order } = OrderModule.linkable as { order: typeof AtomeQrModule.linkable.atomeQrCharge };

/** `atome_qr_charge.order` in `query.graph`: the order that a charge paid for. Read-only. */
export default defineLink(
  { linkable: AtomeQrModule.linkable.atomeQrCharge, field: "order_id" },
  order,
  { readOnly: true },
);
