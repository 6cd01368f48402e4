import { useCallback, useEffect, useRef, useState } from "react";

import { type AtomeQr, type AtomeQrOrder } from "..";
import { firstSnapshot, followPayment, type PaymentFlow, type Snapshot } from "./payment-flow";
import { type QrImage, useQrImage } from "./use-qr-image";

export interface UseAtomeQrOptions {
  client: AtomeQr;
  /** The cart to be paid; its id is enough. */
  cart: { id: string };
  /** Such as `pp_atome-qr_th`. Needed only where the cart's region offers more than one. */
  providerId?: string;
  /** An Omise source that was made in the browser. */
  data?: { source_id?: string };
  /** Called once, when the order is placed. */
  onPaid?: (order: AtomeQrOrder) => void;
}

export interface UseAtomeQr extends Snapshot {
  qr: QrImage;
  /** Asks for a new code; a second click while one is asked for does nothing. */
  renew: () => Promise<void>;
  /** Starts over after an error. */
  retry: () => void;
}

/** A payment with Atome QR for a cart: its state, the code's image, and what to do next. */
export function useAtomeQr(options: UseAtomeQrOptions): UseAtomeQr {
  const { client, cart, providerId, data } = options;
  const [snapshot, setSnapshot] = useState<Snapshot>(firstSnapshot);
  const flow = useRef<PaymentFlow>(undefined);
  const onPaid = useRef(options.onPaid);
  useEffect(() => {
    onPaid.current = options.onPaid;
  });

  const sourceId = data?.source_id;
  useEffect(() => {
    const running = followPayment({
      client,
      cartId: cart.id,
      providerId,
      data: sourceId === undefined ? undefined : { source_id: sourceId },
      onChange: setSnapshot,
      onPaid: (order) => onPaid.current?.(order),
    });
    flow.current = running;
    return running.stop;
  }, [client, cart.id, providerId, sourceId]);

  const { state, session } = snapshot;
  const isPayable = state.status === "waiting" || state.status === "offline";
  return {
    ...snapshot,
    qr: useQrImage(client, isPayable ? session?.sessionId : undefined),
    renew: useCallback(async () => flow.current?.renew(), []),
    retry: useCallback(() => flow.current?.retry(), []),
  };
}
