import { useEffect, useState } from "react";
import { openPayment, wasPaid } from "../atome-payments";
import { Badge } from "../components/badge";
import { Notice } from "../components/notice";
import { PaymentOver } from "../components/payment-over";
import { PaymentWaiting } from "../components/payment-waiting";
import { messageOf } from "../message-of";
import { goTo, hrefs } from "../routes";
import { type OpenPayment, savedPayment } from "../saved";
import { useShop } from "../shop";
import { useOrderArrival } from "../use-order-arrival";
import { usePayment } from "../use-payment";

export function PayPage() {
  const [open, setOpen] = useState(() => savedPayment.read());
  useEffect(() => {
    if (!open) goTo(hrefs.bag, { replace: true });
  }, [open]);
  if (!open) return null;
  return <Payment key={open.sessionId} open={open} onNewCode={setOpen} />;
}

interface PaymentProps {
  open: OpenPayment;
  onNewCode: (open: OpenPayment) => void;
}

function Payment({ open, onNewCode }: PaymentProps) {
  const { sdk, config, country } = useShop();
  const { payment, isOffline, isGone } = usePayment(open.sessionId);
  const [isAsking, setIsAsking] = useState(false);
  const [error, setError] = useState<string>();

  useOrderArrival(payment);

  const newCode = async () => {
    setError(undefined);
    setIsAsking(true);
    try {
      const { cart } = await sdk.store.cart.retrieve(open.cartId, {
        fields: "*payment_collection",
      });
      const next = await openPayment(sdk, cart, open.providerId);
      savedPayment.write(next);
      onNewCode(next);
    } catch (error) {
      setError(messageOf(error));
      setIsAsking(false);
    }
  };

  const status = isGone ? "expired" : (payment?.status ?? "loading");
  const sandboxUrl = config.sandboxCountries.includes(country) ? config.sandboxUrl : null;
  return (
    <section className="pay" data-testid="payment-status" data-status={status}>
      {status === "loading" && (
        <p className="empty" role="status">
          {isOffline ? "The shop cannot be reached; trying again…" : "Getting your code…"}
        </p>
      )}
      {payment && status === "pending" && (
        <PaymentWaiting
          sessionId={open.sessionId}
          payment={payment}
          isOffline={isOffline}
          sandboxUrl={sandboxUrl}
        />
      )}
      {(status === "failed" || status === "expired") && (
        <PaymentOver
          status={status}
          reason={payment?.failure_message ?? undefined}
          wasPaid={wasPaid(payment)}
          isAsking={isAsking}
          onNewCode={() => void newCode()}
        />
      )}
      {status === "paid" && (
        <div className="empty" role="status">
          <Badge outcome="done" />
          <h1>Paid</h1>
          <p className="muted">Your order is being placed…</p>
        </div>
      )}
      {error && <Notice>{error}</Notice>}
    </section>
  );
}
