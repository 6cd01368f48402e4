import { Tabs } from "@medusajs/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import type { CounterSale } from "../../../admin-api/counter-types";

import { useBasket } from "../../hooks/counter/use-basket";
import { useCounterSetup } from "../../hooks/counter/use-counter-setup";
import { useFindProducts } from "../../hooks/counter/use-products";
import { useShowSale } from "../../hooks/counter/use-sale-actions";
import { useScanner } from "../../hooks/counter/use-scanner";
import { type Sold, useSell } from "../../hooks/counter/use-sell";
import { useTill } from "../../hooks/counter/use-till";
import { queryKeys } from "../../hooks/query-keys";
import { useErrorText } from "../../hooks/use-error-text";
import { useText } from "../../hooks/use-text";
import { unlockSound } from "../../lib/counter/chime";
import { ErrorState } from "../layout/error-state";
import { May } from "../layout/may";
import { Section } from "../layout/section";
import { TwoColumnPage } from "../layout/two-column-page";
import { AmountPane } from "./amount-pane";
import { DisplaysSection } from "./displays-section";
import { OrderPane } from "./order-pane";
import { ProductsPane, type Scanned } from "./products-pane";
import { SaleScreen } from "./sale-screen";
import { TillSection } from "./till-section";
import { WaitingSales } from "./waiting-sales";

type Way = "amount" | "products" | "order";

/** The till: what is sold at the left, what waits and this till's settings beside it. */
export function CounterScreen() {
  const t = useText();
  const { memory, update } = useTill();
  const { data: setup, error, refetch } = useCounterSetup();
  const [way, setWay] = useState<Way>("amount");
  const basket = useBasket();
  const { sell, takeUp, isPending, problem, forgetProblem } = useSell();
  const show = useShowSale();
  const client = useQueryClient();
  const statusOf = (id: string) => client.getQueryData<CounterSale>(queryKeys.sale(id))?.status;
  const { scanned, scan, isFinding, typed, setTyped } = useScans(basket.add);

  /** A scanner types its digits into the amount, and its letters into the note. */
  function takeBack() {
    const { typed, note } = memory;
    return () => update({ typed, note });
  }

  useEffect(takeUp, []); // once, for what was under way when the page was left
  useScanner(takeBack, (code) => {
    // What is scanned while a code waits, or after it failed, is nobody's yet: that sale goes first.
    if (memory.saleId && statusOf(memory.saleId) !== "paid") return;
    if (memory.saleId) show(null);
    setWay("products");
    void scan(code);
  });

  function choose(value: string) {
    setWay(value as Way);
    forgetProblem();
  }

  const common = { onSell: (sold: Sold) => sell(sold), isPending, problem };
  function sellBasket(): Promise<boolean> {
    const items = basket.lines.map(({ product, quantity }) => ({
      variant_id: product.variant_id,
      quantity,
    }));
    // What was scanned last is part of it.
    return items.length > 0 && !isFinding ? sell({ items }) : Promise.resolve(false);
  }

  return (
    <div onClickCapture={unlockSound} onKeyDownCapture={unlockSound}>
      <TwoColumnPage
        main={
          <Section name="counter" title={t("counter.title")} level="h1">
            {error && !setup && <ErrorState error={error} onRetry={() => void refetch()} />}
            {setup && (
              <Tabs value={way} onValueChange={choose}>
                <Tabs.List aria-label={t("counter.how")} className="px-4 pt-4 sm:px-6">
                  {(["amount", "products", "order"] as const).map((one) => (
                    <Tabs.Trigger key={one} value={one} className="h-11 flex-1 justify-center">
                      {t(`counter.ways.${one}`)}
                    </Tabs.Trigger>
                  ))}
                </Tabs.List>
                <Tabs.Content value="amount">
                  <AmountPane {...common} />
                </Tabs.Content>
                <Tabs.Content value="products">
                  <ProductsPane
                    {...common}
                    isPending={isPending || isFinding}
                    basket={basket}
                    onSell={sellBasket}
                    scanned={scanned}
                    onCode={scan}
                    typed={typed}
                    onType={setTyped}
                  />
                </Tabs.Content>
                <Tabs.Content value="order">
                  <OrderPane {...common} />
                </Tabs.Content>
              </Tabs>
            )}
          </Section>
        }
        side={
          <>
            <WaitingSales onShow={show} />
            <TillSection />
            <May right="makeCodes">
              <DisplaysSection />
            </May>
          </>
        }
      />
      {memory.saleId && (
        <SaleScreen
          key={memory.saleId}
          saleId={memory.saleId}
          onAgain={(sale) => sell({ order_id: sale.order_id ?? undefined, note: sale.note })}
          problem={problem}
          isPending={isPending}
          onClose={() => {
            forgetProblem();
            show(null);
          }}
        />
      )}
    </div>
  );
}

/** What a code means: one product goes into the basket; what else it was is said. */
function useScans(add: ReturnType<typeof useBasket>["add"]) {
  const t = useText();
  const find = useFindProducts();
  const errorText = useErrorText();
  const [scanned, setScanned] = useState<Scanned | null>(null);
  const [typed, setTyped] = useState("");
  const [finding, setFinding] = useState(0);

  async function scan(code: string): Promise<boolean> {
    setScanned(null);
    setTyped(""); // a scanner types into the field, too
    setFinding((count) => count + 1);
    try {
      const found = await find(code);
      const [product] = found;
      if (found.length === 1 && product.price !== null && product.available !== 0) {
        add(product);
        return true;
      }
      const said =
        found.length === 0
          ? t("counter.none", { text: code })
          : found.length === 1
            ? t("counter.notSellable", { name: product.title })
            : t("counter.choose", { text: code });
      setScanned({ said, found });
    } catch (error) {
      setScanned({ said: errorText(error), found: [] });
    } finally {
      setFinding((count) => count - 1);
    }
    return false;
  }

  return { scanned, scan, isFinding: finding > 0, typed, setTyped };
}
