import { Container, Skeleton, Text } from "@medusajs/ui";
import { useState } from "react";
import { useParams } from "react-router-dom";

import type { AdminChargeDetail } from "../../../../../admin-api/types";
import { AttentionNotice } from "../../../../components/charge/attention-notice";
import { FactsSection } from "../../../../components/charge/facts-section";
import { OpenChargeButton } from "../../../../components/charge/open-charge-button";
import { RefundDrawer } from "../../../../components/charge/refund-drawer";
import { RefundsSection } from "../../../../components/charge/refunds-section";
import { TimelineSection } from "../../../../components/charge/timeline-section";
import { useChargeMenu } from "../../../../components/charge/use-charge-menu";
import { ActionMenu } from "../../../../components/layout/action-menu";
import { ConnectionHint } from "../../../../components/layout/connection-hint";
import { ErrorState } from "../../../../components/layout/error-state";
import { RowsSkeleton } from "../../../../components/layout/rows-skeleton";
import { TwoColumnPage } from "../../../../components/layout/two-column-page";
import { OpenCodeModal } from "../../../../components/order/open-code-modal";
import { useCharge } from "../../../../hooks/use-charge";
import { useChargeActions } from "../../../../hooks/use-charge-actions";
import { useText } from "../../../../hooks/use-text";
import { isOpen } from "../../../../lib/charge-rules";

/** One charge: all that is known of it, and all that can be done. */
export default function ChargePage() {
  const { id = "" } = useParams();
  const { data: charge, error, isLost, refetch } = useCharge(id);

  if (charge) {
    return (
      <>
        <ConnectionHint isLost={isLost} />
        <Charge charge={charge} />
      </>
    );
  }
  return (
    <Container className="p-0">
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <Skeleton className="mx-6 mt-4 h-7 w-40" />
          <RowsSkeleton rows={6} />
        </>
      )}
    </Container>
  );
}

function Charge({ charge }: { charge: AdminChargeDetail }) {
  const t = useText();
  const actions = useChargeActions();
  const [isRefunding, setIsRefunding] = useState(false);
  const [isShowing, setIsShowing] = useState(false);
  const refund = () => setIsRefunding(true);
  const menu = useChargeMenu({ charge, actions, onRefund: refund, page: "charge" });

  return (
    <>
      {!charge.account_configured && (
        <Container className="px-6 py-4">
          <Text size="small" className="text-ui-fg-subtle">
            {t("detail.accountGone", { account: charge.account })}
          </Text>
        </Container>
      )}
      <AttentionNotice charge={charge} onRefund={refund} />
      <TwoColumnPage
        main={
          <>
            <FactsSection
              charge={charge}
              menu={
                <>
                  <OpenChargeButton
                    charge={charge}
                    actions={actions}
                    onShowCode={() => setIsShowing(true)}
                  />
                  <ActionMenu groups={menu} />
                </>
              }
              problem={actions.problem}
            />
            {!isOpen(charge) && charge.paid_at && (
              <RefundsSection charge={charge} onRefund={refund} />
            )}
          </>
        }
        side={<TimelineSection charge={charge} />}
      />
      {isShowing && (
        <OpenCodeModal chargeId={charge.id} section="charge" onClose={() => setIsShowing(false)} />
      )}
      <RefundDrawer
        chargeId={isRefunding ? charge.id : null}
        onClose={() => setIsRefunding(false)}
      />
    </>
  );
}

export const handle = { breadcrumb: ({ params }: { params: { id: string } }) => params.id };
