import { defineWidgetConfig } from "@medusajs/admin-sdk";

import { May } from "../components/layout/may";
import { OrderPaymentsSection } from "../components/order/order-payments-section";
import { type DashboardOrder, useRereadPayment } from "../hooks/use-reread-payment";

/** An order's Atome QR payments, at its page's side once it owes nothing; see `order-owing.tsx`. */
export default function OrderPaymentsWidget({ data: order }: { data: DashboardOrder }) {
  useRereadPayment(order);
  return (
    <May right="seePayments">
      <OrderPaymentsSection orderId={order.id} when="settled" />
    </May>
  );
}

export const config = defineWidgetConfig({
  id: "atome-qr-order-payments",
  zone: "order.details.side.after",
});
