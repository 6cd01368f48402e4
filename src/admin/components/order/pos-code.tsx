import { CheckCircleSolid, Clock, ExclamationCircle } from "@medusajs/icons";
import { Button, Heading, Text } from "@medusajs/ui";
import { type ReactNode, useEffect } from "react";

import type { AdminCharge, AdminChargeDetail } from "../../../admin-api/types";
import { useCharge } from "../../hooks/use-charge";
import { useChargeActions } from "../../hooks/use-charge-actions";
import { useEndedCharge } from "../../hooks/use-ended-charge";
import { useFormats } from "../../hooks/use-formats";
import { type TextKey, useText } from "../../hooks/use-text";
import { isOpen } from "../../lib/charge-rules";
import { useFailureText } from "../charge/use-failure-text";
import { ConnectionHint } from "../layout/connection-hint";
import { ErrorState } from "../layout/error-state";
import { PosOpenCode } from "./pos-open-code";

/** A cashier looks at it all the time; the browser pauses it while the page is hidden. */
const POLL_MS = 2_000;

interface PosCodeProps {
  chargeId: string;
  /** Another QR is wanted, because this one cannot be paid any more; left out where none can be had. */
  onAgain?: () => void;
  onClose: () => void;
  /** Whether the code has come to its end, by which the page beneath may have changed. */
  onEnded: (isEnded: boolean) => void;
}

const STATES = {
  creating: "pos.loading",
  pending: "pos.waiting",
  paid: "pos.paid",
  expired: "pos.expired",
  failed: "pos.failed",
} as const satisfies Record<AdminCharge["status"], TextKey>;

const WITHOUT_ORDER = {
  money_returned: { title: "counter.returned", why: "counter.returnedWhy" },
  money_held: { title: "counter.held", why: "counter.heldWhy" },
} as const;

function titleOf({ status, without_order: money }: AdminCharge): TextKey {
  return money ? WITHOUT_ORDER[money].title : STATES[status];
}

/** A charge's QR, which turns into what became of it by itself. */
export function PosCode({ chargeId, onAgain, onClose, onEnded }: PosCodeProps) {
  const t = useText();
  const { data: charge, error, isLost, refetch } = useCharge(chargeId, { pollMs: POLL_MS });
  useEndedCharge(charge);
  const isEnded = charge !== undefined && !isOpen(charge);
  useEffect(() => onEnded(isEnded), [onEnded, isEnded]);

  return (
    <>
      {/* There from the start: what comes together with its live region is not read out. */}
      <p role="status" className="sr-only">
        {t(charge ? titleOf(charge) : STATES.creating)}
      </p>
      <ConnectionHint isLost={isLost} />
      {charge && <CodeOrOutcome charge={charge} onAgain={onAgain} onClose={onClose} />}
      {!charge && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!charge && !error && <Text className="py-16">{t("pos.loading")}</Text>}
    </>
  );
}

interface CodeOrOutcomeProps extends Pick<PosCodeProps, "onAgain" | "onClose"> {
  charge: AdminChargeDetail;
}

function CodeOrOutcome({ charge, onAgain, onClose }: CodeOrOutcomeProps) {
  const t = useText();
  const failureText = useFailureText();
  const actions = useChargeActions();
  const close = (
    <Button size="large" onClick={onClose} autoFocus>
      {t("actions.close")}
    </Button>
  );
  const again = onAgain ? (
    <Button size="large" onClick={onAgain} autoFocus>
      {t("pos.again")}
    </Button>
  ) : (
    close
  );
  switch (charge.status) {
    case "creating":
    case "pending":
      return <PosOpenCode charge={charge} actions={actions} />;
    case "paid":
      return charge.without_order ? (
        <Outcome
          charge={charge}
          icon={<ExclamationCircle className="text-ui-tag-orange-icon size-24" />}
          text={t(WITHOUT_ORDER[charge.without_order].why)}
        >
          {close}
        </Outcome>
      ) : (
        <Outcome
          charge={charge}
          icon={<CheckCircleSolid className="text-ui-tag-green-icon size-24" />}
          text={t(charge.finalized_at ? "pos.paidHint" : "pos.bookingHint")}
        >
          {close}
        </Outcome>
      );
    case "expired":
      return (
        <Outcome
          charge={charge}
          icon={<Clock className="text-ui-fg-muted size-24" />}
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
  text: string;
  children: ReactNode;
}

function Outcome({ charge, icon, text, children }: OutcomeProps) {
  const t = useText();
  const { money } = useFormats();
  return (
    <div
      data-outcome={charge.without_order ?? charge.status}
      className="flex flex-1 flex-col items-center justify-center gap-y-6 text-center"
    >
      {icon}
      <div className="flex flex-col gap-y-2">
        <Heading level="h1" className="text-4xl leading-tight">
          {t(titleOf(charge))}
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
