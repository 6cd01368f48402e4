import { CheckCircleSolid, Clock, ExclamationCircle } from "@medusajs/icons";
import { Button, Heading, Text } from "@medusajs/ui";
import { type ReactNode } from "react";

import type { AdminChargeDetail } from "../../../api/admin/atome-qr/types";
import { useCharge } from "../../hooks/use-charge";
import { useChargeActions } from "../../hooks/use-charge-actions";
import { useEndedCharge } from "../../hooks/use-ended-charge";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { useFailureText } from "../charge/use-failure-text";
import { ErrorState } from "../layout/error-state";
import { PosOpenCode } from "./pos-open-code";

/** A cashier looks at it all the time; the browser pauses it while the page is hidden. */
const POLL_MS = 2_000;

interface PosCodeProps {
  chargeId: string;
  /** Another QR is wanted, because nobody can pay with this one any more. */
  onAgain: () => void;
  onClose: () => void;
}

/** A charge's QR, which turns into what became of it by itself. */
export function PosCode({ chargeId, onAgain, onClose }: PosCodeProps) {
  const t = useText();
  const failureText = useFailureText();
  const { data: charge, error, refetch } = useCharge(chargeId, { pollMs: POLL_MS });
  const actions = useChargeActions();
  useEndedCharge(charge);

  if (!charge) {
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <Text className="py-16">{t("pos.loading")}</Text>
    );
  }
  const again = (
    <Button size="large" onClick={onAgain} autoFocus>
      {t("pos.again")}
    </Button>
  );
  switch (charge.status) {
    case "creating":
    case "pending":
      return <PosOpenCode charge={charge} actions={actions} />;
    case "paid":
      return (
        <Outcome
          charge={charge}
          icon={<CheckCircleSolid className="text-ui-tag-green-icon size-24" />}
          title={t("pos.paid")}
          text={t("pos.paidHint")}
        >
          <Button size="large" onClick={onClose} autoFocus>
            {t("actions.close")}
          </Button>
        </Outcome>
      );
    case "expired":
      return (
        <Outcome
          charge={charge}
          icon={<Clock className="text-ui-fg-muted size-24" />}
          title={t("pos.expired")}
          text={t("pos.expiredHint")}
        >
          {again}
        </Outcome>
      );
    case "failed":
      return (
        <Outcome
          charge={charge}
          icon={<ExclamationCircle className="text-ui-tag-red-icon size-24" />}
          title={t("pos.failed")}
          text={failureText(charge)}
        >
          {again}
        </Outcome>
      );
  }
}

interface OutcomeProps {
  charge: AdminChargeDetail;
  icon: ReactNode;
  title: string;
  text: string;
  children: ReactNode;
}

function Outcome({ charge, icon, title, text, children }: OutcomeProps) {
  const { money } = useFormats();
  return (
    <div
      role="status"
      data-outcome={charge.status}
      className="flex flex-1 flex-col items-center justify-center gap-y-6 text-center"
    >
      {icon}
      <div className="flex flex-col gap-y-2">
        <Heading level="h1" className="text-4xl leading-tight">
          {title}
        </Heading>
        <Text size="xlarge" className="tabular-nums">
          {money(charge.amount, charge.currency)}
        </Text>
        <Text className="text-ui-fg-subtle">{text}</Text>
      </div>
      {children}
    </div>
  );
}
