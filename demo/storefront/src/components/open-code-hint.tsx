import { hrefs } from "../routes";
import { useOrderArrival } from "../use-order-arrival";
import { usePayment } from "../use-payment";

/** In the bag, while a code for it can still be paid; that may happen on a phone at any moment. */
export function OpenCodeHint({ sessionId }: { sessionId: string }) {
  const { payment, isGone } = usePayment(sessionId);
  useOrderArrival(payment);
  if (isGone || payment?.status !== "pending") return null;
  return (
    <p className="hint">
      A payment code for this bag is still open. <a href={hrefs.pay}>Show it again</a>, or change
      the bag and the code ends.
    </p>
  );
}
