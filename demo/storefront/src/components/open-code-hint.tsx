import { type AtomeQrState } from "medusa-payment-atome-qr/storefront";
import { useEffect, useState } from "react";
import { goTo, hrefs } from "../routes";
import { useShop } from "../shop";

/** In the bag, while a payment for it is open; it may be made on a phone at any moment. */
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
      A payment for this bag is still open. <a href={hrefs.pay}>Go on with it</a>, or change the bag
      and it ends.
    </p>
  );
}
