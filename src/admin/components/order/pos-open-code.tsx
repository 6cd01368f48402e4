import { Button, Heading, Text } from "@medusajs/ui";

import type { AdminChargeDetail } from "../../../admin-api/types";
import { type useChargeActions } from "../../hooks/use-charge-actions";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { Countdown } from "../charge/countdown";
import { ModeBadge } from "../charge/mode-badge";
import { QrCode } from "../charge/qr-code";
import { ActionError } from "../layout/action-error";
import { May } from "../layout/may";

interface PosOpenCodeProps {
  charge: AdminChargeDetail;
  actions: ReturnType<typeof useChargeActions>;
}

/** As large as the screen allows, so that it scans from across a counter. */
export function PosOpenCode({ charge, actions }: PosOpenCodeProps) {
  const t = useText();
  const { money } = useFormats();
  const amount = money(charge.amount, charge.currency);
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-y-4 text-center">
      <Heading level="h1" className="text-4xl leading-tight tabular-nums">
        {amount}
      </Heading>
      <Text className="text-ui-fg-subtle">{t("pos.scan")}</Text>
      {charge.charge_id === null ? (
        <Text className="py-16">{t("pos.loading")}</Text>
      ) : (
        <QrCode
          chargeId={charge.id}
          alt={t("pos.alt", { amount })}
          className="h-[min(58vh,80vw)]"
        />
      )}
      <div className="flex items-center gap-x-3">
        <Text className="text-ui-fg-subtle">{t("pos.waiting")}</Text>
        {charge.expires_at && (
          <Countdown
            until={charge.expires_at}
            since={charge.created_at}
            className="txt-large-plus tabular-nums"
          />
        )}
        <ModeBadge livemode={charge.livemode} />
      </div>
      <div className="flex flex-wrap justify-center gap-2">
        <Button
          variant="secondary"
          disabled={actions.isPending}
          onClick={() => void actions.check(charge)}
        >
          {t("actions.checkNow")}
        </Button>
        <Button variant="secondary" onClick={() => void actions.copyPayLink(charge)}>
          {t("actions.copyPayLink")}
        </Button>
        <May right="makeCodes">
          <Button
            variant="secondary"
            disabled={actions.isPending}
            onClick={() => void actions.expire(charge)}
          >
            {t("actions.expireNow")}
          </Button>
        </May>
        {!charge.livemode && (
          <May right="changePayments">
            <Button
              variant="secondary"
              disabled={actions.isPending}
              onClick={() => void actions.markAs(charge, "paid")}
            >
              {t("actions.markPaid")}
            </Button>
          </May>
        )}
      </div>
      <ActionError text={actions.problem} />
      <Text size="small" className="text-ui-fg-subtle">
        {t("pos.stillOpen")}
      </Text>
    </div>
  );
}
