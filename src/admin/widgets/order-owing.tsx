import { defineWidgetConfig } from "@medusajs/admin-sdk";

import { May } from "../components/layout/may";
import { OrderPaymentsSection } from "../components/order/order-payments-section";

/** An order's Atome QR payments, above all else on its page while it owes money. */
export default function OrderOwingWidget({ data: order }: { data: { id: string } }) {
  return (
    <May right="seePayments">
      <div style={ABOVE} className="empty:hidden">
        <OrderPaymentsSection orderId={order.id} when="owing" />
      </div>
    </May>
  );
}

/** The dashboard renders the widgets of a `before` zone below the page's own boxes (seen in Medusa 2.21.2). */
const ABOVE = { order: -1 };

export const config = defineWidgetConfig({
  id: "atome-qr-order-owing",
  zone: "order.details.before",
});
