import { defineWidgetConfig } from "@medusajs/admin-sdk";

import { OrderPaymentsSection } from "../components/order/order-payments-section";

/** An order's Atome QR payments, on its page. */
export default function OrderPaymentsWidget({ data: order }: { data: { id: string } }) {
  return <OrderPaymentsSection orderId={order.id} hideUnconcerned />;
}

export const config = defineWidgetConfig({
  id: "atome-qr-order-payments",
  zone: "order.details.side.after",
});
