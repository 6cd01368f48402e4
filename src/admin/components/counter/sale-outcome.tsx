import { CheckCircleSolid, Clock, XCircleSolid } from "@medusajs/icons";
import { Button } from "@medusajs/ui";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router-dom";

import type { CounterSale } from "../../../admin-api/counter-types";
import { useCancelSale, useShowSale } from "../../hooks/counter/use-sale-actions";
import { useErrorText } from "../../hooks/use-error-text";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { findKept } from "../../lib/counter/said-of";
import { useFailureText } from "../charge/use-failure-text";
import { PrintButton } from "./print-button";

type Ended = Exclude<CounterSale["status"], "open">;

/** Solid, the same in light and dark: told apart from two metres. White on each has 4.5 : 1 and more. */
const LOOKS: Record<Ended, { colour: string; icon: ReactNode }> = {
  paid: { colour: "#14713a", icon: <CheckCircleSolid className="size-28" /> },
  failed: { colour: "#b42318", icon: <XCircleSolid className="size-28" /> },
  expired: { colour: "#7a4a00", icon: <Clock className="size-28" /> },
  cancelled: { colour: "#475467", icon: <XCircleSolid className="size-28" /> },
};

interface SaleOutcomeProps {
  sale: CounterSale;
  title: string;
  onAgain: (sale: CounterSale) => Promise<boolean>;
  problem: string | null;
  isPending: boolean;
  onNext: () => void;
}

/** What became of a sale: the largest thing on the screen, in its own colour. */
export function SaleOutcome(props: SaleOutcomeProps) {
  const { sale, title, onAgain, problem, isPending, onNext } = props;
  const t = useText();
  const { money } = useFormats();
  const failureText = useFailureText();
  const leave = useLeave(sale, onNext);
  const kept = findKept(sale);
  const { colour, icon } = kept ? LOOKS.cancelled : LOOKS[sale.status as Ended];
  const canPayAgain = !kept && (sale.status === "failed" || sale.status === "expired");
  const why =
    sale.status !== "failed"
      ? null
      : kept
        ? t(kept.why)
        : failureText({ failure_code: sale.failure_code });
  const trouble = leave.problem ?? problem;

  return (
    <div
      data-outcome={sale.status}
      style={{ backgroundColor: colour }}
      className="flex flex-1 flex-col items-center justify-center gap-y-6 p-6 text-center text-white"
    >
      {icon}
      <h1 className="text-6xl font-semibold leading-tight sm:text-8xl">{title}</h1>
      {sale.amount !== null && sale.currency && (
        <p className="text-3xl tabular-nums">{money(sale.amount, sale.currency)}</p>
      )}
      {sale.order_display_id !== null && (
        <p className="text-lg">{t("counter.ofOrder", { number: sale.order_display_id })}</p>
      )}
      {why && <p className="max-w-prose text-lg">{why}</p>}
      {trouble && (
        <p role="alert" className="max-w-prose rounded-lg bg-white px-4 py-2 text-black">
          {trouble}
        </p>
      )}
      <div className="flex w-full max-w-[24rem] flex-col gap-2">
        {canPayAgain && (
          <>
            <Button
              size="xlarge"
              variant="secondary"
              className="h-14 w-full text-lg"
              isLoading={isPending}
              onClick={() => void onAgain(sale)}
              autoFocus
            >
              {t("counter.again")}
            </Button>
            <Button
              size="xlarge"
              variant="secondary"
              className="h-14 w-full text-lg"
              isLoading={leave.isPending}
              onClick={() => void leave.payOtherwise()}
            >
              {t("counter.otherWay")}
            </Button>
          </>
        )}
        <Button
          size="xlarge"
          variant="secondary"
          className="h-14 w-full text-lg"
          disabled={leave.isPending}
          onClick={() => void leave.next()}
          autoFocus={!canPayAgain}
        >
          {t("counter.next")}
        </Button>
        {sale.status === "paid" && (
          <PrintButton saleId={sale.id} label={t("counter.print")} isWide />
        )}
      </div>
    </div>
  );
}

/** Away from an ended sale: what was not paid leaves nothing behind, unless its order is to be kept. */
function useLeave(sale: CounterSale, onNext: () => void) {
  const navigate = useNavigate();
  const errorText = useErrorText();
  const show = useShowSale();
  const { mutateAsync: cancel, isPending } = useCancelSale();
  const [problem, setProblem] = useState<string | null>(null);

  async function attempt(work: () => Promise<void>) {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(errorText(error));
    }
  }

  return {
    isPending,
    problem,
    next: () =>
      attempt(async () => {
        if (sale.status === "failed" || sale.status === "expired") await cancel({ id: sale.id });
        onNext();
      }),
    payOtherwise: () =>
      attempt(async () => {
        await cancel({ id: sale.id, keepOrder: true });
        show(null);
        if (sale.order_id) void navigate(`/orders/${sale.order_id}`);
      }),
  };
}
