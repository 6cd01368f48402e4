import { defineWidgetConfig } from "@medusajs/admin-sdk";

import { ScopeSection } from "../components/expiry/scope-section";
import { May } from "../components/layout/may";

/** How long a sales channel's QRs live, on its page. */
export default function SalesChannelExpiryWidget({
  data: channel,
}: {
  data: { id: string; name: string };
}) {
  return (
    <May right="seeSettings">
      <ScopeSection target={{ scope: "sales_channel", id: channel.id, name: channel.name }} />
    </May>
  );
}

export const config = defineWidgetConfig({
  id: "atome-qr-sales-channel-expiry",
  zone: "sales_channel.details.after",
});
