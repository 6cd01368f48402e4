import { useCallback, useEffect, useRef, useState } from "react";

import { type AtomeQr, type AtomeQrOrder, type AtomeQrState } from "..";
import { firstSnapshot, followPayment, type PaymentFlow, type Snapshot } from "./payment-flow";
import { pageAddress, resolveAddress } from "../../domain/web-address";
import { type QrImage, useQrImage } from "./use-qr-image";

export interface UseAtomeQrOptions {
  client: AtomeQr;
  /** The cart to be paid; its id is enough. */
  cart: { id: string };
  /**
   * Such as `pp_atome-qr_th`. Needed only where the cart's region offers several of one flow; where it
   * offers both flows, naming one leaves the shopper no choice.
   */
  providerId?: string;
  /** An Omise source that was made in the browser. */
  data?: { source_id?: string };
  /**
   * Where the shopper comes back to from Atome's page, on an origin in the store's `storeCors`: a page
   * with this payment. By default the page that is shown.
   */
  resumeUrl?: string;
  /** Called with every state, first with `starting`. */
  onState?: (state: AtomeQrState) => void;
  /** Called once, when the order is placed. */
  onPaid?: (order: AtomeQrOrder) => void;
}

export interface UseAtomeQr extends Snapshot {
  qr: QrImage;
  /** Asks for a new code; a second click while one is asked for does nothing. */
  renew: () => Promise<void>;
  /** Changes to the `other` way to pay. */
  switchWay: () => Promise<void>;
  /** Starts over after an error. */
  retry: () => void;
}

/** A payment with Atome QR for a cart: its state, the code's image, and what to do next. */
export function useAtomeQr(options: UseAtomeQrOptions): UseAtomeQr {
  const { client, cart, providerId, data, resumeUrl } = options;
  const [snapshot, setSnapshot] = useState<Snapshot>(firstSnapshot);
  const flow = useRef<PaymentFlow>(undefined);
  const { onPaid, onState } = options;
  const listeners = useRef({ onPaid, onState });
  useEffect(() => {
    listeners.current = { onPaid, onState };
  });

  const sourceId = data?.source_id;
  useEffect(() => {
    const page = location.href;
    const running = followPayment({
      client,
      cartId: cart.id,
      providerId,
      data: {
        source_id: sourceId,
        return_url: resumeUrl === undefined ? pageAddress(page) : resolveAddress(resumeUrl, page),
      },
      onChange: setSnapshot,
      onPaid: (order) => listeners.current.onPaid?.(order),
    });
    flow.current = running;
    return running.stop;
  }, [client, cart.id, providerId, sourceId, resumeUrl]);

  const { state, session } = snapshot;
  useEffect(() => listeners.current.onState?.(state), [state]);
  const hasCode =
    (state.status === "waiting" || state.status === "offline") && state.action !== "continue";
  return {
    ...snapshot,
    qr: useQrImage(client, hasCode ? session?.sessionId : undefined),
    renew: useCallback(async () => flow.current?.renew(), []),
    switchWay: useCallback(async () => flow.current?.switchWay(), []),
    retry: useCallback(() => flow.current?.retry(), []),
  };
}
