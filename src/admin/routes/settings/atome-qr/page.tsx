import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Scan } from "@medusajs/icons";

import { AccountsSection } from "../../../components/accounts/accounts-section";
import { SafetyNetSection } from "../../../components/accounts/safety-net-section";
import { OverridesSection } from "../../../components/expiry/overrides-section";
import { Crumb } from "../../../components/layout/crumb";

/** How long QRs live, the health of the accounts, and of the safety net below them. */
export default function AtomeQrSettingsPage() {
  return (
    <>
      <OverridesSection />
      <AccountsSection />
      <SafetyNetSection />
    </>
  );
}

// Read by Medusa's bundler, which takes literals only.
export const config = defineRouteConfig({
  label: "menu",
  translationNs: "atome-qr",
  icon: Scan,
});

export const handle = { breadcrumb: () => <Crumb text="crumbs.charges" /> };
