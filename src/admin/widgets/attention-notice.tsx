import { defineWidgetConfig } from "@medusajs/admin-sdk";

import { AttentionBanner } from "../components/charges/attention-banner";
import { May } from "../components/layout/may";

/** Above the list of orders: what waits for staff on the plugin's own pages. */
export default function AttentionNoticeWidget() {
  return (
    <May right="seePayments">
      <AttentionBanner />
    </May>
  );
}

export const config = defineWidgetConfig({
  id: "atome-qr-attention-notice",
  zone: "order.list.before",
});
