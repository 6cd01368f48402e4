import { Heading } from "@medusajs/ui";
import { type ReactNode } from "react";
import { Link } from "react-router-dom";

import type { AdminChargeDetail } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useOrderPath } from "../../hooks/use-order-path";
import { useText } from "../../hooks/use-text";
import { en } from "../../i18n/en";
import { isOpen, isPaidAtAtome } from "../../lib/charge-rules";
import { ActionError } from "../layout/action-error";
import { CopyButton } from "../layout/copy-button";
import { Section } from "../layout/section";
import { SectionRow } from "../layout/section-row";
import { ChargeStatusBadge } from "./charge-status-badge";
import { ExpiresIn } from "./countdown";
import { FlowBadge } from "./flow-badge";
import { ModeBadge } from "./mode-badge";
import { useFailureText } from "./use-failure-text";

interface FactsSectionProps {
  charge: AdminChargeDetail;
  menu: ReactNode;
  /** Why what was chosen in the menu did not work. */
  problem: string | null;
}

/** Everything known of a charge. */
export function FactsSection({ charge, menu, problem }: FactsSectionProps) {
  const t = useText();
  const { money, dateTime } = useFormats();
  const failureText = useFailureText();
  const { amount, currency, order_id: orderId } = charge;
  const orderPath = useOrderPath(orderId);
  const disputeText = ({ status, amount: disputed }: NonNullable<typeof charge.dispute>) =>
    isDisputeStatus(status)
      ? t(`disputes.${status}`, { amount: money(disputed, currency) })
      : money(disputed, currency);
  const timeOrNone = (at: string | null) => (at ? dateTime(at) : t("fields.none"));

  return (
    <Section
      name="charge"
      level="h1"
      title={money(amount, currency)}
      actions={
        <>
          <FlowBadge charge={charge} />
          <ModeBadge livemode={charge.livemode} />
          <ChargeStatusBadge charge={charge} />
          {menu}
        </>
      }
    >
      <ActionError text={problem} className="px-6 py-3" />
      <Heading level="h2" className="sr-only">
        {t("detail.facts")}
      </Heading>
      <SectionRow title={t("fields.charge")}>
        {charge.charge_id ? <Id value={charge.charge_id} /> : t("detail.chargeUnknown")}
      </SectionRow>
      {isPaidAtAtome(charge) && (
        <SectionRow title={t("fields.flow")}>{t("detail.atAtome")}</SectionRow>
      )}
      <SectionRow title={t("fields.account")}>{charge.account}</SectionRow>
      <SectionRow title={t("fields.order")}>
        {orderId ? (
          <Link to={orderPath} className={LINK}>
            {charge.order_display_id === null ? orderId : `#${charge.order_display_id}`}
          </Link>
        ) : (
          t("fields.none")
        )}
      </SectionRow>
      <SectionRow title={t("fields.email")}>{charge.email ?? t("fields.none")}</SectionRow>
      <SectionRow title={t("fields.cart")}>
        {charge.cart_id ? <Id value={charge.cart_id} /> : t("fields.none")}
      </SectionRow>
      <SectionRow title={t("fields.created")}>{dateTime(charge.created_at)}</SectionRow>
      <SectionRow title={t("fields.expires")}>
        {charge.expires_at && isOpen(charge) ? (
          <ExpiresIn until={charge.expires_at} since={charge.created_at} />
        ) : (
          timeOrNone(charge.expires_at)
        )}
      </SectionRow>
      <SectionRow title={t("fields.paid")}>{timeOrNone(charge.paid_at)}</SectionRow>
      {charge.status === "failed" && (
        <SectionRow title={t("fields.failure")}>{failureText(charge)}</SectionRow>
      )}
      {charge.dispute && (
        <SectionRow title={t("fields.dispute")}>{disputeText(charge.dispute)}</SectionRow>
      )}
      {charge.last_error && (
        <SectionRow title={t("fields.lastError")}>{charge.last_error}</SectionRow>
      )}
    </Section>
  );
}

function isDisputeStatus(status: string): status is keyof typeof en.disputes {
  return Object.hasOwn(en.disputes, status);
}

/** Underlined: the dashboard's blue is too light for its white. */
const LINK = "text-ui-fg-base hover:text-ui-fg-subtle underline underline-offset-2";

function Id({ value }: { value: string }) {
  return (
    <span className="grid grid-cols-[minmax(0,auto)_auto] items-center justify-start gap-x-1">
      <span className="truncate font-mono text-xs" title={value}>
        {value}
      </span>
      <CopyButton content={value} label={value} />
    </span>
  );
}
