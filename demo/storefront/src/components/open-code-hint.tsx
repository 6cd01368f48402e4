import { type AtomeQrState } from "medusa-payment-atome-qr/storefront";
import { useEffect, useState } from "react";
import { goTo, hrefs } from "../routes";
import { useShop } from "../shop";

/** In the bag, while a code for it can still be paid; that may happen on a phone at any moment. */
export function OpenCodeHint({ sessionId }: { sessionId: string }) {
  const { atomeQr, forgetCart } = useShop();
  const [state, setState] = useState<AtomeQrState>();
  useEffect(() => {
    const leaving = new AbortController();
    void atomeQr.watch(sessionId, { onChange: setState, signal: leaving.signal });
    return () => leaving.abort();
  }, [atomeQr, sessionId]);

  const orderId = state?.status === "paid" ? state.payment.order_id : null;
  useEffect(() => {
    if (!orderId) return;
    forgetCart();
    goTo(hrefs.order(orderId), { replace: true });
  }, [orderId, forgetCart]);

  if (state?.status !== "waiting") return null;
  return (
    <p className="hint">
      A payment code for this bag is still open. <a href={hrefs.pay}>Show it again</a>, or change
      the bag and the code ends.
    </p>
  );
}
