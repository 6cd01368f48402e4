import { defineRouteConfig } from "@medusajs/admin-sdk";
import { clx, Heading } from "@medusajs/ui";

import { AttentionSection } from "../../components/charges/attention-section";
import { ChargesSection } from "../../components/charges/charges-section";
import { MenuIcon } from "../../components/charges/menu-icon";
import { StatisticsSection } from "../../components/charges/statistics-section";
import { useChargesView } from "../../components/charges/use-charges-view";
import { Crumb } from "../../components/layout/crumb";
import { useCharges } from "../../hooks/use-charges";
import { useText } from "../../hooks/use-text";
import { toPageQuery } from "../../lib/charges-view";

/** All charges of the store: what needs a person, what came in, and the whole ledger. */
export default function AtomeQrPage() {
  const t = useText();
  const { view } = useChargesView();
  const { isPending } = useCharges(toPageQuery(view).toString());
  return (
    <>
      <Heading level="h1" className="sr-only">
        {t("menu")}
      </Heading>
      <div className="flex flex-col gap-3 min-[1400px]:grid min-[1400px]:grid-cols-[minmax(0,_1fr)_320px] min-[1400px]:items-start">
        <ChargesSection />
        {/* Below a list that is not there yet, it would be pushed down: it comes with the list there. */}
        <div
          className={clx(
            "flex min-w-0 flex-col gap-y-3 [overflow-wrap:anywhere]",
            isPending && "max-[1399px]:hidden",
          )}
        >
          {/* The figures first: they are always as high, so that they do not move when the rest has come. */}
          <StatisticsSection />
          <AttentionSection />
        </div>
      </div>
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
