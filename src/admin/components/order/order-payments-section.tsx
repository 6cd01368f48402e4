import { Button, Text } from "@medusajs/ui";
import { useState } from "react";

import type { OrderPayment } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useOrderPayment } from "../../hooks/use-order-payment";
import { useRefreshedOrder } from "../../hooks/use-refreshed-order";
import { useText } from "../../hooks/use-text";
import { RefundDrawer } from "../charge/refund-drawer";
import { ErrorState } from "../layout/error-state";
import { May } from "../layout/may";
import { RowsSkeleton } from "../layout/rows-skeleton";
import { Section } from "../layout/section";
import { OrderCharge } from "./order-charge";
import { PosModal } from "./pos-modal";

interface OrderPaymentsSectionProps {
  orderId: string;
  level?: "h1" | "h2";
  /** On the order's own page, an order that Atome QR has nothing to do with shows nothing. */
  hideUnconcerned?: boolean;
}

/** `new` asks how long the QR shall live; otherwise the charge whose QR is shown. */
type Showing = "new" | { chargeId: string } | null;

/** An order's Atome QR payments, and a QR for what it still owes. */
export function OrderPaymentsSection(props: OrderPaymentsSectionProps) {
  const { orderId, level, hideUnconcerned = false } = props;
  const t = useText();
  const { data: payment, error, refetch } = useOrderPayment(orderId);
  useRefreshedOrder(payment);
  const [showing, setShowing] = useState<Showing>(null);
  const [refunding, setRefunding] = useState<string | null>(null);

  // While it loads, too: a box that appears is calmer than one that vanishes.
  if (hideUnconcerned && showing === null && (payment ? !concerns(payment) : !error)) return null;

  const canCharge = payment && payment.owed_amount > 0 && payment.providers.length > 0;
  return (
    <Section
      name="order-payments"
      title={t("orderPayments.title")}
      level={level}
      hint={payment && <Owed payment={payment} />}
      actions={
        canCharge && (
          <May right="makeCodes">
            <Button size="small" variant="secondary" onClick={() => setShowing("new")}>
              {t("actions.newQr")}
            </Button>
          </May>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!payment && !error && <RowsSkeleton />}
      {payment?.charges.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("orderPayments.none")}
        </Text>
      )}
      {payment?.charges.map((charge) => (
        <OrderCharge
          key={charge.id}
          charge={charge}
          onRefund={() => setRefunding(charge.id)}
          onShowQr={() => setShowing({ chargeId: charge.id })}
        />
      ))}
      {payment && showing && (
        <PosModal
          orderId={orderId}
          payment={payment}
          chargeId={showing === "new" ? null : showing.chargeId}
          onClose={() => setShowing(null)}
        />
      )}
      <RefundDrawer chargeId={refunding} onClose={() => setRefunding(null)} />
    </Section>
  );
}

const concerns = ({ charges, owed_amount: owed, providers }: OrderPayment) =>
  charges.length > 0 || (owed > 0 && providers.length > 0);

function Owed({ payment }: { payment: OrderPayment }) {
  const t = useText();
  const { money } = useFormats();
  const { owed_amount: owed, currency, providers } = payment;
  if (owed === 0 || currency === null) return null;
  return (
    <>
      {t("orderPayments.owes", { amount: money(owed, currency) })}
      {providers.length === 0 && <> {t("orderPayments.cannotCharge")}</>}
    </>
  );
}
