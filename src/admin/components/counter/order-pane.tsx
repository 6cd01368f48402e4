import { Input, Label } from "@medusajs/ui";
import { useId, useState } from "react";

import { useErrorText } from "../../hooks/use-error-text";
import { type Sold } from "../../hooks/counter/use-sell";
import { useFindOrder } from "../../hooks/use-find-order";
import { useText } from "../../hooks/use-text";
import { ShowButton } from "./show-button";

interface OrderPaneProps {
  onSell: (sold: Sold) => Promise<boolean>;
  isPending: boolean;
  problem: string | null;
}

/** A code for what an order still owes, by its number. */
export function OrderPane({ onSell, isPending, problem }: OrderPaneProps) {
  const t = useText();
  const id = useId();
  const errorText = useErrorText();
  const { mutateAsync: findOrder, isPending: isSearching } = useFindOrder();
  const [typed, setTyped] = useState("");
  const [missing, setMissing] = useState<string | null>(null);

  async function submit() {
    const order = typed.trim();
    setMissing(null);
    try {
      const orderId = await findOrder(order);
      if (orderId === null) setMissing(t("orderFinder.none", { order }));
      else if (await onSell({ order_id: orderId })) setTyped("");
    } catch (error) {
      setMissing(errorText(error));
    }
  }

  return (
    <form
      className="flex flex-col gap-y-4 p-4 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim()) void submit();
      }}
    >
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={`${id}-order`} size="small">
          {t("counter.orderNumber")}
        </Label>
        <Input
          id={`${id}-order`}
          className="h-11"
          autoComplete="off"
          inputMode="numeric"
          placeholder="#1042"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <ShowButton
        isPending={isPending || isSearching}
        isReady={typed.trim().length > 0}
        problem={missing ?? problem}
      />
    </form>
  );
}
