import { useState } from "react";

import type { OrderPayment } from "../../../admin-api/types";
import { CodeScreen } from "../charge/code-screen";
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
  const [shown, setShown] = useState(chargeId);
  return (
    <CodeScreen section="order-payments" onClose={onClose}>
      {(onEnded) =>
        shown ? (
          <PosCode
            chargeId={shown}
            onAgain={() => setShown(null)}
            onClose={onClose}
            onEnded={onEnded}
          />
        ) : (
          <PosForm orderId={orderId} payment={payment} onCreated={setShown} />
        )
      }
    </CodeScreen>
  );
}
