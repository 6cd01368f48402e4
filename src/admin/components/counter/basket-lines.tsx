import { Minus, Plus } from "@medusajs/icons";
import { IconButton, Text } from "@medusajs/ui";

import { type Basket } from "../../hooks/counter/use-basket";
import { CURRENCIES } from "../../../domain/atome";
import { useCounterSetup } from "../../hooks/counter/use-counter-setup";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { ShowButton } from "./show-button";

interface BasketLinesProps {
  basket: Basket;
  onSell: () => Promise<boolean>;
  isPending: boolean;
  problem: string | null;
}

/** The basket with its total. Down from one takes the line away. */
export function BasketLines({ basket, onSell, isPending, problem }: BasketLinesProps) {
  const t = useText();
  const { money, number } = useFormats();
  const { provider } = useCounterSetup();
  const currency = provider?.currency ?? CURRENCIES[0];
  const { lines, total, hasTaxesToAdd } = basket;
  return (
    <form
      className="flex flex-col gap-y-4"
      aria-label={t("counter.basket")}
      data-testid="counter-basket"
      onSubmit={(event) => {
        event.preventDefault();
        void onSell();
      }}
    >
      {lines.length === 0 ? (
        <Text className="text-ui-fg-subtle py-6 text-center">{t("counter.emptyBasket")}</Text>
      ) : (
        <ul className="divide-y border-y">
          {lines.map(({ product, quantity }) => {
            const { variant_id: id, title, variant_title: variant, price } = product;
            const name = variant ? `${title}, ${variant}` : title;
            return (
              <li
                key={id}
                className="flex min-h-14 flex-wrap items-center justify-end gap-x-3 gap-y-1 py-2"
              >
                <span className="txt-compact-medium w-full min-w-0 sm:w-auto sm:flex-1">
                  {name}
                </span>
                <IconButton
                  type="button"
                  className="size-11"
                  aria-label={t("counter.fewer", { name })}
                  onClick={() => basket.change(id, quantity - 1)}
                >
                  <Minus />
                </IconButton>
                <span className="w-8 text-center tabular-nums">{number(quantity)}</span>
                <IconButton
                  type="button"
                  className="size-11"
                  aria-label={t("counter.more", { name })}
                  onClick={() => basket.change(id, quantity + 1)}
                >
                  <Plus />
                </IconButton>
                <span className="txt-compact-medium w-28 text-right tabular-nums">
                  {money((price ?? 0) * quantity, currency)}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <div className="flex items-baseline justify-between gap-x-4">
        <span className="txt-compact-medium-plus">
          {hasTaxesToAdd ? t("counter.beforeTax") : t("counter.total")}
        </span>
        <output className="text-3xl font-medium tabular-nums" data-testid="counter-total">
          {money(total, currency)}
        </output>
      </div>
      <ShowButton isPending={isPending} isReady={lines.length > 0} problem={problem} />
    </form>
  );
}
