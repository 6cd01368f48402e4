import { CheckCircle } from "@medusajs/icons";
import { Badge, Button, Text } from "@medusajs/ui";
import { useState } from "react";
import { Link } from "react-router-dom";

import { useCharges } from "../../hooks/use-charges";
import { useText } from "../../hooks/use-text";
import { RefundDrawer } from "../charge/refund-drawer";
import { ErrorState } from "../layout/error-state";
import { RowsSkeleton } from "../layout/rows-skeleton";
import { Section } from "../layout/section";
import { AttentionRow } from "./attention-row";
import { ResolvedList } from "./resolved-list";

const SHOWN = 5;

/** What a person should look at, each with its reason and what can be done. */
export function AttentionSection() {
  const t = useText();
  const { data, error, refetch } = useCharges(`attention=true&limit=${SHOWN}&offset=0`);
  const [refunding, setRefunding] = useState<string | null>(null);
  const count = data?.count ?? 0;

  return (
    <Section
      name="attention"
      title={
        <span className="flex items-center gap-x-2">
          {t("attention.title")}
          {count > 0 && (
            <Badge size="2xsmall" color="orange">
              {count}
            </Badge>
          )}
        </span>
      }
      actions={
        count > SHOWN && (
          <Button size="small" variant="transparent" asChild>
            <Link to="?attention=true">{t("actions.showAll", { count })}</Link>
          </Button>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={1} />}
      {data && count === 0 && (
        <div className="text-ui-fg-subtle flex items-center gap-x-2 px-6 py-4">
          <CheckCircle className="text-ui-tag-green-icon" />
          <Text size="small" leading="compact">
            {t("attention.nothing")}
          </Text>
        </div>
      )}
      {data?.charges.map((charge) => (
        <AttentionRow key={charge.id} charge={charge} onRefund={() => setRefunding(charge.id)} />
      ))}
      <ResolvedList />
      <RefundDrawer chargeId={refunding} onClose={() => setRefunding(null)} />
    </Section>
  );
}
