import { hrefs } from "../routes";
import { Badge } from "./badge";

interface PaymentOverProps {
  status: "failed" | "expired";
  /** The store's words for a failure. */
  reason?: string;
  /** The shopper paid, but no order came of it: the reason tells what becomes of the money. */
  wasPaid: boolean;
  isAsking: boolean;
  onNewCode: () => void;
}

/** The code can no longer be paid. */
export function PaymentOver({ status, reason, wasPaid, isAsking, onNewCode }: PaymentOverProps) {
  const isFailed = status === "failed";
  return (
    <div className="empty" role="status">
      <Badge outcome={status} />
      <h1>{isFailed ? "The payment did not go through" : "This code has expired"}</h1>
      <p className="muted">
        {wasPaid
          ? `${reason} Your bag is as you left it.`
          : `${isFailed && reason ? `Atome says: ${reason}. ` : ""}Nothing was charged, and your bag is as you left it.`}
      </p>
      <div className="actions">
        <button className="button" disabled={isAsking} onClick={onNewCode}>
          {isAsking ? "Making your code…" : "New code"}
        </button>
        <a className="button button-quiet" href={hrefs.bag}>
          Change the bag
        </a>
      </div>
    </div>
  );
}
