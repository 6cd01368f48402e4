import { FocusModal } from "@medusajs/ui";
import { useEffect, useRef } from "react";

import type { CounterSale } from "../../../admin-api/counter-types";
import { useSale } from "../../hooks/counter/use-sale";
import { useTill } from "../../hooks/counter/use-till";
import { useWakeLock } from "../../hooks/counter/use-wake-lock";
import { useText } from "../../hooks/use-text";
import { chime } from "../../lib/counter/chime";
import { saidOf } from "../../lib/counter/said-of";
import { ConnectionHint } from "../layout/connection-hint";
import { ErrorState } from "../layout/error-state";
import { ModalHeader } from "../layout/modal-header";
import { SaleCode } from "./sale-code";
import { SaleOutcome } from "./sale-outcome";

/** More than are paid in the time for which ended sales are listed. */
const SEEN_KEPT = 200;

interface SaleScreenProps {
  saleId: string;
  /** A new code for the same order. */
  onAgain: (sale: CounterSale) => Promise<boolean>;
  problem: string | null;
  isPending: boolean;
  /** The sale stays as it is, an open code stays open. */
  onClose: () => void;
}

/** A sale on the whole screen: its code, which turns into the outcome by itself. */
export function SaleScreen({ saleId, onAgain, problem, isPending, onClose }: SaleScreenProps) {
  const t = useText();
  const { memory, update } = useTill();
  const { sale, error, isLost, refetch } = useSale(saleId);
  const status = sale?.status;
  const said = sale ? t(saidOf(sale)) : "";
  const before = useRef(status);
  useWakeLock(status === "open");

  useEffect(() => {
    if (before.current === "open" && status === "paid" && !memory.isMuted) chime();
    before.current = status;
    if (status !== "paid") return;
    update(({ seenPaid }) => {
      const others = seenPaid.filter((id) => id !== saleId);
      return { seenPaid: [...others.slice(1 - SEEN_KEPT), saleId] };
    });
  }, [status, memory.isMuted, saleId, update]);

  return (
    <FocusModal open onOpenChange={(open) => !open && onClose()}>
      <FocusModal.Content
        className="!inset-0 !rounded-none"
        data-atome-qr="sale"
        data-status={status}
      >
        <ModalHeader title={t("counter.title")} />
        <FocusModal.Description className="sr-only">{t("pos.hint")}</FocusModal.Description>
        <FocusModal.Body className="flex flex-1 flex-col overflow-y-auto">
          <p role="status" className="sr-only">
            {said}
          </p>
          <ConnectionHint isLost={isLost} />
          {sale?.status === "open" && <SaleCode sale={sale} onNext={onClose} />}
          {sale && sale.status !== "open" && (
            <SaleOutcome
              sale={sale}
              title={said}
              onAgain={onAgain}
              problem={problem}
              isPending={isPending}
              onNext={onClose}
            />
          )}
          {!sale && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  );
}
