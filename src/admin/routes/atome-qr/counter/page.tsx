import { defineRouteConfig } from "@medusajs/admin-sdk";

import { CounterScreen } from "../../../components/counter/counter-screen";
import { Crumb } from "../../../components/layout/crumb";
import { TillProvider } from "../../../hooks/counter/use-till";

/** *Counter*: an amount, products or an order, its code on the whole screen, and "Paid". */
export default function CounterPage() {
  return (
    <TillProvider>
      <CounterScreen />
    </TillProvider>
  );
}

// Read by Medusa's bundler, which takes literals only.
export const config = defineRouteConfig({
  label: "counter.title",
  translationNs: "atome-qr",
  rank: 1,
});

export const handle = { breadcrumb: () => <Crumb text="counter.title" /> };
