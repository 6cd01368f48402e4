import { defineWidgetConfig } from "@medusajs/admin-sdk";

import { isAtomeQrProvider } from "../../domain/provider-id";
import { ScopeSection } from "../components/expiry/scope-section";
import { May } from "../components/layout/may";
import { useOverrides } from "../hooks/use-overrides";
import { overrideOf } from "../lib/winning-override";

interface Region {
  id: string;
  name: string;
  payment_providers?: { id: string }[] | null;
}

/** How long a region's QRs live, on its page. */
export default function RegionExpiryWidget({ data: region }: { data: Region }) {
  return (
    <May right="seeSettings">
      <RegionExpiry region={region} />
    </May>
  );
}

function RegionExpiry({ region }: { region: Region }) {
  const { data: overrides = [] } = useOverrides();
  const providerIds = (region.payment_providers ?? [])
    .map(({ id }) => id)
    .filter(isAtomeQrProvider);
  const isConcerned = providerIds.length > 0 || overrideOf("region", region.id, overrides);
  if (!isConcerned) return null;
  return (
    <ScopeSection
      target={{ scope: "region", id: region.id, name: region.name }}
      providerIds={providerIds}
    />
  );
}

export const config = defineWidgetConfig({
  id: "atome-qr-region-expiry",
  zone: "region.details.after",
});
