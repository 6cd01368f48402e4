import { Button, Text } from "@medusajs/ui";

import type { AdminChargeDetail } from "../../../admin-api/types";
import { useText } from "../../hooks/use-text";
import { mayRefund } from "../../lib/charge-rules";
import { May } from "../layout/may";
import { Section } from "../layout/section";
import { RefundDeadline } from "./refund-deadline";
import { RefundsList } from "./refunds-list";
import { useRefundTexts } from "./use-refund-texts";

interface RefundsSectionProps {
  charge: AdminChargeDetail;
  onRefund: () => void;
}

/** What of a paid charge went back, and what still can. */
export function RefundsSection({ charge, onRefund }: RefundsSectionProps) {
  const t = useText();
  const blocked = useRefundTexts().blocked(charge);
  return (
    <Section
      name="refunds"
      title={t("refunds.title")}
      hint={<RefundDeadline charge={charge} />}
      actions={
        mayRefund(charge) && (
          <May right="refund">
            <Button size="small" variant="secondary" disabled={blocked !== null} onClick={onRefund}>
              {t("actions.refund")}
            </Button>
          </May>
        )
      }
    >
      {charge.refunds.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("refunds.none")}
        </Text>
      ) : (
        <RefundsList charge={charge} />
      )}
    </Section>
  );
}
