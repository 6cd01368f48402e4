import type { CounterProduct } from "../../../admin-api/counter-types";
import { useCounterSetup } from "../../hooks/counter/use-counter-setup";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";

interface ProductChoicesProps {
  products: CounterProduct[];
  onChoose: (product: CounterProduct) => void;
}

/** What was found, each with its price and how many are left; one press puts it into the basket. */
export function ProductChoices({ products, onChoose }: ProductChoicesProps) {
  const t = useText();
  const { money, number } = useFormats();
  const { provider } = useCounterSetup();
  return (
    <ul className="divide-y rounded-lg border" data-testid="counter-found">
      {products.map((product) => {
        const { variant_id: id, title, variant_title: variant, sku, price, available } = product;
        const isSellable = price !== null && available !== 0;
        return (
          <li key={id}>
            <button
              type="button"
              disabled={!isSellable}
              onClick={() => onChoose(product)}
              className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex min-h-14 w-full items-center justify-between gap-x-4 px-4 py-2 text-left outline-none disabled:opacity-60"
            >
              <span className="min-w-0">
                <span className="txt-compact-medium-plus block truncate">
                  {variant ? `${title}, ${variant}` : title}
                </span>
                {sku && <span className="txt-small text-ui-fg-subtle block truncate">{sku}</span>}
              </span>
              <span className="shrink-0 text-right">
                <span className="txt-compact-medium block tabular-nums">
                  {price === null || !provider
                    ? t("counter.noPrice")
                    : money(price, provider.currency)}
                </span>
                {available !== null && (
                  <span className="txt-small text-ui-fg-subtle block">
                    {available === 0
                      ? t("counter.soldOut")
                      : t("counter.left", { count: number(available) })}
                  </span>
                )}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
