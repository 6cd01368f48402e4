import { Button, Hint } from "@medusajs/ui";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { CounterReceipt } from "../../../admin-api/counter-types";
import { useErrorText } from "../../hooks/use-error-text";
import { type TextKey, useText } from "../../hooks/use-text";
import { call } from "../../lib/call";
import { printSlip } from "../../lib/counter/print-slip";
import { renderSlip, type SlipTexts } from "../../lib/counter/render-slip";
import { toLocale } from "../../lib/locale";

interface PrintButtonProps {
  saleId: string;
  label: string;
  isWide?: boolean;
}

/** The slip: a receipt of what was paid, or the open code's with the time until which it can be paid. */
export function PrintButton({ saleId, label, isWide = false }: PrintButtonProps) {
  const t = useText();
  const { i18n } = useTranslation();
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  async function print() {
    setProblem(null);
    setPending(true);
    try {
      const path = `/admin/atome-qr/counter/sales/${encodeURIComponent(saleId)}/receipt`;
      const { receipt } = await call<{ receipt: CounterReceipt }>(path);
      const isPrinting = printSlip(renderSlip(receipt, slipTexts(t), toLocale(i18n.language)));
      if (!isPrinting) setProblem(t("counter.noPrinting"));
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setPending(false);
    }
  }

  return (
    <>
      <Button
        size={isWide ? "xlarge" : "large"}
        variant="secondary"
        className={isWide ? "h-14 w-full text-lg" : "h-11"}
        isLoading={isPending}
        onClick={() => void print()}
      >
        {label}
      </Button>
      {problem && (
        <Hint variant="error" role="alert">
          {problem}
        </Hint>
      )}
    </>
  );
}

function slipTexts(
  t: (key: TextKey, values?: Record<string, string | number>) => string,
): SlipTexts {
  return {
    counterSale: t("slip.counterSale"),
    receipt: t("slip.receipt"),
    toPay: t("slip.toPay"),
    order: (number) => t("counter.ofOrder", { number }),
    shipping: t("slip.shipping"),
    tax: t("slip.tax"),
    paidBefore: t("slip.paidBefore"),
    total: t("counter.total"),
    paid: (time) => t("slip.paid", { time }),
    payUntil: (time) => t("slip.payUntil", { time }),
    reference: (id) => t("slip.reference", { id }),
  };
}
