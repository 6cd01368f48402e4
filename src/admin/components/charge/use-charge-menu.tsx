import {
  ArrowPath,
  ArrowUpRightOnBox,
  ArrowUturnLeft,
  CheckCircle,
  CreditCard,
  Link,
  ShoppingCart,
  XCircle,
} from "@medusajs/icons";

import type { AdminChargeDetail } from "../../../admin-api/types";
import { type useChargeActions } from "../../hooks/use-charge-actions";
import { useMay } from "../../hooks/use-may";
import { useOrderPath } from "../../hooks/use-order-path";
import { useText } from "../../hooks/use-text";
import { isOpen, mayRefund, needsAttention } from "../../lib/charge-rules";
import { type MenuAction } from "../layout/action-menu";

interface Options {
  charge: AdminChargeDetail;
  actions: ReturnType<typeof useChargeActions>;
  onRefund: () => void;
  /** The page that the menu stands on does not need a link to itself. */
  page: "order" | "charge";
}

/** What can be done with a charge right now, as menu groups. */
export function useChargeMenu({ charge, actions, onRefund, page }: Options): MenuAction[][] {
  const t = useText();
  const may = useMay();
  const mayChange = may("changePayments");
  const orderPath = useOrderPath(page === "charge" ? charge.order_id : null);
  const { account_configured: canAsk, charge_id: omiseId, order_id: orderId } = charge;
  const isPayable = isOpen(charge) && canAsk && omiseId !== null;
  const isHandled = charge.attention !== null && charge.attention_handled_at !== null;
  const disabled = actions.isPending;
  const item = (isShown: boolean, ...action: MenuAction[]) => (isShown ? action : []);

  return [
    [
      ...item(canAsk, {
        label: t("actions.checkNow"),
        icon: <ArrowPath />,
        disabled,
        onClick: () => void actions.check(charge),
      }),
      ...item(isPayable, {
        label: t("actions.copyPayLink"),
        icon: <Link />,
        onClick: () => void actions.copyPayLink(charge),
      }),
      ...item(isPayable && may("makeCodes"), {
        label: t("actions.expireNow"),
        icon: <XCircle />,
        disabled,
        onClick: () => void actions.expire(charge),
      }),
      ...item(mayRefund(charge) && may("refund"), {
        label: t("actions.refund"),
        icon: <ArrowUturnLeft />,
        // Why is said with the refunds.
        disabled: charge.refunding !== null,
        onClick: onRefund,
      }),
      ...item(canAsk && charge.can_place_order && mayChange, {
        label: t("actions.placeOrder"),
        icon: <ShoppingCart />,
        disabled,
        onClick: () => void actions.placeOrder(charge),
      }),
    ],
    [
      ...item(needsAttention(charge) && mayChange, {
        label: t("actions.markHandled"),
        icon: <CheckCircle />,
        disabled,
        onClick: () => void actions.setHandled(charge, true),
      }),
      ...item(isHandled && mayChange, {
        label: t("actions.reopen"),
        icon: <ArrowUturnLeft />,
        disabled,
        onClick: () => void actions.setHandled(charge, false),
      }),
    ],
    item(
      isPayable && !charge.livemode && mayChange,
      {
        label: t("actions.markPaid"),
        icon: <CheckCircle />,
        disabled,
        onClick: () => void actions.markAs(charge, "paid"),
      },
      {
        label: t("actions.markFailed"),
        icon: <XCircle />,
        disabled,
        onClick: () => void actions.markAs(charge, "failed"),
      },
    ),
    [
      ...item(page !== "charge", {
        label: t("actions.details"),
        icon: <CreditCard />,
        to: `/atome-qr/charges/${charge.id}`,
      }),
      ...item(page !== "order" && orderId !== null, {
        label: t("actions.openOrder"),
        icon: <ShoppingCart />,
        to: orderPath,
      }),
      ...item(page === "charge" && orderId !== null, {
        label: t("actions.openOrderPayments"),
        icon: <CreditCard />,
        to: `/atome-qr/orders/${orderId}`,
      }),
      ...item(charge.dashboard_url !== null, {
        label: t("actions.openOmise"),
        icon: <ArrowUpRightOnBox />,
        href: charge.dashboard_url ?? "",
      }),
    ],
  ];
}
