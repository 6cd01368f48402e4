import { Button, Heading, Hint, Text } from "@medusajs/ui";
import { useState } from "react";

import type { CounterSale } from "../../../admin-api/counter-types";
import { useCancelSale, useShowSale } from "../../hooks/counter/use-sale-actions";
import { useErrorText } from "../../hooks/use-error-text";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { Countdown } from "../charge/countdown";
import { ModeBadge } from "../charge/mode-badge";
import { QrCode } from "../charge/qr-code";
import { PrintButton } from "./print-button";

interface SaleCodeProps {
  sale: CounterSale;
  onNext: () => void;
}

/** The open code, as large as the screen allows. */
export function SaleCode({ sale, onNext }: SaleCodeProps) {
  const t = useText();
  const { money } = useFormats();
  const errorText = useErrorText();
  const show = useShowSale();
  const { mutateAsync: cancel, isPending } = useCancelSale();
  const [problem, setProblem] = useState<string | null>(null);
  const amount = sale.amount !== null && sale.currency ? money(sale.amount, sale.currency) : "";

  async function cancelSale() {
    setProblem(null);
    try {
      await cancel({ id: sale.id });
      show(null);
    } catch (error) {
      setProblem(errorText(error));
    }
  }

  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-y-4 p-6 text-center">
      <Heading level="h1" className="text-5xl leading-tight tabular-nums">
        {amount}
      </Heading>
      {sale.note && <Text size="large">{sale.note}</Text>}
      <Text className="text-ui-fg-subtle">{t("pos.scan")}</Text>
      {sale.charge_id === null ? (
        <Text className="py-16">{t("pos.loading")}</Text>
      ) : (
        <QrCode
          chargeId={sale.charge_id}
          alt={t("pos.alt", { amount })}
          className="w-full max-w-[min(56vh,36rem)]"
        />
      )}
      <div className="flex flex-wrap items-center justify-center gap-x-3">
        <Text className="text-ui-fg-subtle">{t("pos.waiting")}</Text>
        {sale.expires_at && sale.code_made_at && (
          <Countdown
            since={sale.code_made_at}
            until={sale.expires_at}
            className="text-2xl font-medium tabular-nums"
          />
        )}
        {sale.livemode !== null && <ModeBadge livemode={sale.livemode} />}
      </div>
      {problem && (
        <Hint variant="error" role="alert">
          {problem}
        </Hint>
      )}
      <div className="flex flex-wrap justify-center gap-2">
        <Button size="large" variant="secondary" className="h-11" onClick={onNext}>
          {t("counter.nextWhileOpen")}
        </Button>
        <PrintButton saleId={sale.id} label={t("counter.printCode")} />
        <Button
          size="large"
          variant="secondary"
          className="h-11"
          isLoading={isPending}
          onClick={() => void cancelSale()}
        >
          {t("counter.cancel")}
        </Button>
      </div>
    </div>
  );
}
