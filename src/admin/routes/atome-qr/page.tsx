import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Heading } from "@medusajs/ui";

import { AttentionSection } from "../../components/charges/attention-section";
import { ChargesSection } from "../../components/charges/charges-section";
import { MenuIcon } from "../../components/charges/menu-icon";
import { StatisticsSection } from "../../components/charges/statistics-section";
import { Crumb } from "../../components/layout/crumb";
import { useText } from "../../hooks/use-text";

/** All charges of the store: what needs a person, what came in, and the whole ledger. */
export default function AtomeQrPage() {
  const t = useText();
  return (
    <>
      <Heading level="h1" className="sr-only">
        {t("menu")}
      </Heading>
      <AttentionSection />
      <StatisticsSection />
      <ChargesSection />
    </>
  );
}

// Read by Medusa's bundler, which takes literals only.
export const config = defineRouteConfig({
  label: "menu",
  translationNs: "atome-qr",
  icon: MenuIcon,
});

export const handle = { breadcrumb: () => <Crumb text="crumbs.charges" /> };
