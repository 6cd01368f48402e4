import { FocusModal } from "@medusajs/ui";
import { useCallback, useRef, useState } from "react";

import type { OrderPayment } from "../../../admin-api/types";
import { useText } from "../../hooks/use-text";
import { ModalHeader } from "../layout/modal-header";
import { PosCode } from "./pos-code";
import { PosForm } from "./pos-form";

interface PosModalProps {
  orderId: string;
  payment: OrderPayment;
  /** The charge to show; null asks for a new one. */
  chargeId: string | null;
  onClose: () => void;
}

/** At the counter: a QR for what the order owes, on the whole screen. */
export function PosModal({ orderId, payment, chargeId, onClose }: PosModalProps) {
  const t = useText();
  const [shown, setShown] = useState(chargeId);
  const hasEnded = useRef(false);
  const noteEnd = useCallback((isEnded: boolean) => void (hasEnded.current = isEnded), []);
  return (
    <FocusModal open onOpenChange={(open) => !open && onClose()}>
      <FocusModal.Content
        data-atome-qr="pos"
        onCloseAutoFocus={(event) => {
          if (!hasEnded.current) return;
          // The button that opened this goes with what the order owed, and the focus with it.
          event.preventDefault();
          focusPayments();
        }}
      >
        <ModalHeader title={t("orderPayments.title")} />
        <FocusModal.Description className="sr-only">{t("pos.hint")}</FocusModal.Description>
        <FocusModal.Body className="flex flex-1 flex-col items-center overflow-y-auto p-6">
          {shown ? (
            <PosCode
              chargeId={shown}
              onAgain={() => setShown(null)}
              onClose={onClose}
              onEnded={noteEnd}
            />
          ) : (
            <PosForm orderId={orderId} payment={payment} onCreated={setShown} />
          )}
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  );
}

/** To the order's payments, which a screen reader names by their title. */
function focusPayments(): void {
  const section = document.querySelector<HTMLElement>('[data-atome-qr="order-payments"]');
  if (!section) return;
  section.tabIndex = -1;
  section.focus({ preventScroll: true });
}
