import { defineWidgetConfig } from "@medusajs/admin-sdk";

import { May } from "../components/layout/may";
import { OrderPaymentsSection } from "../components/order/order-payments-section";

/** A draft order's Atome QR payments, on its page: it can be paid before it is converted. */
export default function DraftOrderPaymentsWidget({ data: order }: { data: { id: string } }) {
  return (
    <May right="seePayments">
      <OrderPaymentsSection orderId={order.id} when="concerned" />
    </May>
  );
}

export const config = defineWidgetConfig({
  id: "atome-qr-draft-order-payments",
  zone: "draft_order.details.side.after",
});
