import { Button, Text } from "@medusajs/ui";
import { useState } from "react";

import type { OrderPayment } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useKeptFocus } from "../../hooks/use-kept-focus";
import { useOrderPayment } from "../../hooks/use-order-payment";
import { useRefreshedOrder } from "../../hooks/use-refreshed-order";
import { useText } from "../../hooks/use-text";
import { isOpenCode } from "../../lib/charge-rules";
import { RefundDrawer } from "../charge/refund-drawer";
import { ErrorState } from "../layout/error-state";
import { May } from "../layout/may";
import { RowsSkeleton } from "../layout/rows-skeleton";
import { Section } from "../layout/section";
import { OrderCharge } from "./order-charge";
import { PosModal } from "./pos-modal";

interface OrderPaymentsSectionProps {
  orderId: string;
  /**
   * When the box is there; always where it is left out. `concerned`: Atome QR has something to do with
   * the order; `owing`, `settled`: and the order owes money, or does not.
   */
  when?: "concerned" | "owing" | "settled";
}

/** `new` asks how long the QR shall live; otherwise the charge whose QR is shown. */
type Showing = "new" | { chargeId: string } | null;

/** An order's Atome QR payments, and a QR for what it still owes. */
export function OrderPaymentsSection(props: OrderPaymentsSectionProps) {
  const { orderId, when } = props;
  const { data: payment, error } = useOrderPayment(orderId);
  // The order page has two of these, and one is enough.
  useRefreshedOrder(when === "owing" ? undefined : payment);
  const [showing, setShowing] = useState<Showing>(null);
  const [refunding, setRefunding] = useState<string | null>(null);
  const isShown = payment ? isThere(when, payment) : !when || (error && when !== "owing");

  // The code outlives the box: what it shows when it is paid may belong to another place of the page.
  return (
    <>
      {isShown && <PaymentsBox orderId={orderId} onShow={setShowing} onRefund={setRefunding} />}
      {payment && showing && (
        <PosModal
          orderId={orderId}
          payment={payment}
          chargeId={showing === "new" ? null : showing.chargeId}
          onClose={() => setShowing(null)}
        />
      )}
      <RefundDrawer chargeId={refunding} onClose={() => setRefunding(null)} />
    </>
  );
}

interface PaymentsBoxProps {
  orderId: string;
  onShow: (showing: Showing) => void;
  onRefund: (chargeId: string) => void;
}

function PaymentsBox({ orderId, onShow, onRefund }: PaymentsBoxProps) {
  const t = useText();
  const { data: payment, error, refetch } = useOrderPayment(orderId);
  useKeptFocus("order-payments");
  const canCharge = payment && payment.owed_amount > 0 && payment.providers.length > 0;
  const newCode = payment?.charges.some(isOpenCode) ? "actions.replaceQr" : "actions.newQr";
  return (
    <Section
      name="order-payments"
      title={t("orderPayments.title")}
      hint={payment && <Owed payment={payment} />}
      actions={
        canCharge && (
          <May right="makeCodes">
            <Button size="small" variant="secondary" onClick={() => onShow("new")}>
              {t(newCode)}
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
          onRefund={() => onRefund(charge.id)}
          onShowQr={() => onShow({ chargeId: charge.id })}
        />
      ))}
    </Section>
  );
}

/** While the payment loads there is none: a box that appears is calmer than one that vanishes. */
function isThere(when: OrderPaymentsSectionProps["when"], payment: OrderPayment): boolean {
  if (!when) return true;
  const isOwing = payment.owed_amount > 0;
  return concerns(payment) && (when === "concerned" || (when === "owing") === isOwing);
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
