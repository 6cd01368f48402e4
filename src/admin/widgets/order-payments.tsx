import { defineWidgetConfig } from "@medusajs/admin-sdk";

import { May } from "../components/layout/may";
import { OrderPaymentsSection } from "../components/order/order-payments-section";

/** An order's Atome QR payments, on its page. */
export default function OrderPaymentsWidget({ data: order }: { data: { id: string } }) {
  return (
    <May right="seePayments">
      <OrderPaymentsSection orderId={order.id} hideUnconcerned />
    </May>
  );
}

export const config = defineWidgetConfig({
  id: "atome-qr-order-payments",
  zone: "order.details.side.after",
});
