import { Button, CurrencyInput, Drawer, Label, RadioGroup, Text } from "@medusajs/ui";
import { type FormEvent, useState } from "react";

import type { AdminChargeDetail } from "../../../admin-api/types";
import { decimalsOf } from "../../../domain/atome";
import { useCharge } from "../../hooks/use-charge";
import { useChargeActions } from "../../hooks/use-charge-actions";
import { useFormats } from "../../hooks/use-formats";
import { useLastValue } from "../../hooks/use-last-value";
import { useText } from "../../hooks/use-text";
import { toDecimalPoint, toMinor } from "../../lib/format-money";
import { ActionError } from "../layout/action-error";
import { DrawerHeader } from "../layout/drawer-header";
import { ErrorState } from "../layout/error-state";
import { RowsSkeleton } from "../layout/rows-skeleton";
import { RefundDeadline } from "./refund-deadline";
import { NO_WORDS, RefundWordsFields, toRefundWords } from "./refund-words-fields";
import { useRefundTexts } from "./use-refund-texts";

interface RefundDrawerProps {
  /** The ledger's id; null keeps the drawer closed. */
  chargeId: string | null;
  onClose: () => void;
}

/** Asks how much of a charge to give back. */
export function RefundDrawer({ chargeId, onClose }: RefundDrawerProps) {
  const t = useText();
  const { data: charge, error, refetch } = useCharge(useLastValue(chargeId));
  return (
    <Drawer open={chargeId !== null} onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content data-atome-qr="refund">
        <DrawerHeader title={t("refunds.drawerTitle")} hint={t("refunds.drawerHint")} />
        {charge ? (
          <RefundForm key={charge.id} charge={charge} onClose={onClose} />
        ) : (
          <Drawer.Body>
            {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <RowsSkeleton />}
          </Drawer.Body>
        )}
      </Drawer.Content>
    </Drawer>
  );
}

const ids = {
  all: "refund-all",
  part: "refund-part",
  amount: "refund-amount",
  hint: "refund-hint",
};

function RefundForm({ charge, onClose }: { charge: AdminChargeDetail; onClose: () => void }) {
  const t = useText();
  const { money, currencySymbol } = useFormats();
  const actions = useChargeActions();
  const [how, setHow] = useState<"all" | "part">("all");
  const [typed, setTyped] = useState("");
  const [words, setWords] = useState(NO_WORDS);
  const [mistake, setMistake] = useState<string | null>(null);
  const isBlocked = useRefundTexts().blocked(charge) !== null;

  const { currency, refundable_amount: most } = charge;
  const cannot = isBlocked || most === 0;
  const symbol = currencySymbol(currency);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const amount = how === "all" ? most : toMinor(typed, currency);
    if (!amount || amount <= 0) return setMistake(t("refunds.tooLittle"));
    if (amount > most) return setMistake(t("refunds.tooMuch", { amount: money(most, currency) }));
    setMistake(null);
    if (await actions.refund(charge, amount, toRefundWords(words))) onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-1 flex-col overflow-hidden">
      <Drawer.Body className="flex flex-1 flex-col gap-y-6 overflow-auto">
        <RadioGroup value={how} onValueChange={(value) => setHow(value as typeof how)}>
          <div className="flex items-center gap-x-3">
            <RadioGroup.Item value="all" id={ids.all} disabled={cannot} />
            <Label htmlFor={ids.all} size="small">
              {t("refunds.all", { amount: money(most, currency) })}
            </Label>
          </div>
          <div className="flex items-center gap-x-3">
            <RadioGroup.Item value="part" id={ids.part} disabled={cannot} />
            <Label htmlFor={ids.part} size="small">
              {t("refunds.part")}
            </Label>
          </div>
        </RadioGroup>
        {how === "part" && (
          <div className="flex flex-col gap-y-2">
            <Label htmlFor={ids.amount} size="small" weight="plus">
              {t("refunds.amount")}
            </Label>
            <CurrencyInput
              id={ids.amount}
              symbol={symbol}
              code={currency}
              decimalScale={decimalsOf(currency)}
              allowNegativeValue={false}
              disableAbbreviations
              // Left alone, it takes what the browser's language writes, which need not be what
              // the person and the amounts around it write: 100.50 would become 10,050.
              decimalSeparator="."
              groupSeparator=","
              disableGroupSeparators
              transformRawValue={toDecimalPoint}
              value={typed}
              onValueChange={(value) => setTyped(value ?? "")}
              aria-invalid={mistake !== null}
              aria-describedby={mistake ? ids.hint : undefined}
              autoFocus
            />
          </div>
        )}
        <ActionError text={mistake} id={ids.hint} />
        <RefundWordsFields value={words} onChange={setWords} />
        <Text size="small" className="text-ui-fg-subtle">
          <RefundDeadline charge={charge} />
        </Text>
        <ActionError text={actions.problem} />
      </Drawer.Body>
      <Drawer.Footer>
        <Button type="button" size="small" variant="secondary" onClick={onClose}>
          {t("actions.cancel")}
        </Button>
        <Button type="submit" size="small" isLoading={actions.isPending} disabled={cannot}>
          {t("refunds.submit")}
        </Button>
      </Drawer.Footer>
    </form>
  );
}
