import { Hint, Input, Label } from "@medusajs/ui";
import { type FormEvent, useEffect, useId, useRef } from "react";

import type { CounterProduct } from "../../../admin-api/counter-types";
import { type Basket } from "../../hooks/counter/use-basket";
import { useProducts } from "../../hooks/counter/use-products";
import { useErrorText } from "../../hooks/use-error-text";
import { useText } from "../../hooks/use-text";
import { BasketLines } from "./basket-lines";
import { ProductChoices } from "./product-choices";

/** What a code was, where it did not go into the basket by itself. */
export interface Scanned {
  said: string;
  found: CounterProduct[];
}

interface ProductsPaneProps {
  basket: Basket;
  onSell: () => Promise<boolean>;
  isPending: boolean;
  problem: string | null;
  /** Of the last code; null for nothing to say. */
  scanned: Scanned | null;
  onCode: (code: string) => Promise<boolean>;
  /** What stands in the search field. */
  typed: string;
  onType: (typed: string) => void;
}

/** Products by scanner, name, SKU or barcode, and the basket. */
export function ProductsPane(props: ProductsPaneProps) {
  const { basket, onSell, isPending, problem, scanned, onCode, typed, onType } = props;
  const t = useText();
  const id = useId();
  const errorText = useErrorText();
  const field = useRef<HTMLInputElement>(null);
  const text = typed.trim();
  const { data, error } = useProducts(text);
  const found = text.length >= 2 ? data : scanned?.found;
  const isNothing = text.length >= 2 && data?.length === 0;
  const said = isNothing ? t("counter.none", { text }) : scanned?.said;

  // A scanner types into it at any time; on a phone the keyboard would cover the page.
  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, []);

  function choose(product: CounterProduct) {
    basket.add(product);
    onType("");
    field.current?.focus();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (text) await onCode(text);
  }

  return (
    <div className="flex flex-col gap-y-4 p-4 sm:p-6">
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-y-1">
        <Label htmlFor={`${id}-search`} size="small">
          {t("counter.search")}
        </Label>
        <Input
          ref={field}
          id={`${id}-search`}
          className="h-11"
          autoComplete="off"
          enterKeyHint="search"
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
        {error && (
          <Hint variant="error" role="alert">
            {errorText(error)}
          </Hint>
        )}
        {said && (
          <Hint variant="error" role="alert" data-testid="counter-scanned">
            {said}
          </Hint>
        )}
      </form>
      {found && found.length > 0 && <ProductChoices products={found} onChoose={choose} />}
      <BasketLines basket={basket} onSell={onSell} isPending={isPending} problem={problem} />
    </div>
  );
}
