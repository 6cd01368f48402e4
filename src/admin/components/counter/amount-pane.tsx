import { Button, Input, Label, Text } from "@medusajs/ui";
import { useCallback, useEffect, useId } from "react";

import { CURRENCIES } from "../../../domain/atome";
import { useCounterSetup } from "../../hooks/counter/use-counter-setup";
import { type Sold } from "../../hooks/counter/use-sell";
import { useTill } from "../../hooks/counter/use-till";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import {
  type AmountKey,
  pressAmountKey,
  toAmountKey,
  toTypedAmount,
} from "../../lib/counter/amount-entry";
import { ShowButton } from "./show-button";

const PAD: AmountKey[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "0", "back"];

interface AmountPaneProps {
  onSell: (sold: Sold) => Promise<boolean>;
  isPending: boolean;
  problem: string | null;
}

/** A numeric pad, for fingers and for the keyboard, and a note. */
export function AmountPane({ onSell, isPending, problem }: AmountPaneProps) {
  const t = useText();
  const id = useId();
  const { money } = useFormats();
  const { provider } = useCounterSetup();
  const { memory, update } = useTill();
  const { typed, note } = memory;
  const currency = provider?.currency ?? CURRENCIES[0];
  const amount = toTypedAmount(typed, currency);
  const press = useCallback(
    (key: AmountKey) =>
      update((before) => ({ typed: pressAmountKey(before.typed, key, currency) })),
    [update, currency],
  );

  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const isElsewhere = target.closest("input, textarea, select, [role=dialog]") !== null;
      const key = toAmountKey(event.key);
      if (isElsewhere || key === null || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      press(key);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [press]);

  const submit = () => amount > 0 && onSell({ amount, note: note.trim() || null });

  return (
    <form
      className="flex flex-col gap-y-4 p-4 sm:p-6"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className="flex items-baseline justify-between gap-x-4">
        <span className="txt-compact-medium-plus">{t("counter.amount")}</span>
        <output
          className="text-4xl font-medium tabular-nums"
          aria-live="polite"
          data-testid="counter-amount"
        >
          {money(amount, currency)}
        </output>
      </div>
      {provider && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("counter.limits", {
            min: money(provider.limits.min, currency),
            max: money(provider.limits.max, currency),
          })}
        </Text>
      )}
      <div className="grid grid-cols-3 gap-2" role="group" aria-label={t("counter.pad")}>
        {PAD.map((key) => (
          <Button
            key={key}
            type="button"
            variant="secondary"
            className="h-14 w-full text-xl tabular-nums"
            aria-label={key === "back" ? t("counter.back") : undefined}
            onClick={() => press(key)}
          >
            {key === "back" ? "⌫" : key}
          </Button>
        ))}
      </div>
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={`${id}-note`} size="small">
          {t("counter.note")}
        </Label>
        <Input
          id={`${id}-note`}
          className="h-11"
          autoComplete="off"
          maxLength={200}
          placeholder={t("counter.noteHint")}
          value={note}
          onChange={(event) => update({ note: event.target.value })}
        />
      </div>
      <ShowButton isPending={isPending} isReady={amount > 0} problem={problem} />
    </form>
  );
}
