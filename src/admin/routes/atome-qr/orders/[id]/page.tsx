import { Button, Heading } from "@medusajs/ui";
import { Link, useParams } from "react-router-dom";

import { Crumb } from "../../../../components/layout/crumb";
import { OrderPaymentsSection } from "../../../../components/order/order-payments-section";
import { useOrderPath } from "../../../../hooks/use-order-path";
import { useText } from "../../../../hooks/use-text";

/**
 * What the widget on the order's page shows, on a page of its own: two plugins that use the same
 * place of the order page may hide each other (medusajs/medusa #14613).
 */
export default function OrderPaymentsPage() {
  const { id = "" } = useParams();
  const t = useText();
  const orderPath = useOrderPath(id);
  return (
    <>
      <div className="flex items-center justify-between gap-x-4 px-1 py-2" data-atome-qr="order">
        <Heading level="h1">{t("orderPayments.pageTitle")}</Heading>
        <Button size="small" variant="secondary" asChild>
          <Link to={orderPath}>{t("actions.openOrder")}</Link>
        </Button>
      </div>
      <OrderPaymentsSection orderId={id} />
    </>
  );
}

export const handle = { breadcrumb: () => <Crumb text="crumbs.order" /> };
