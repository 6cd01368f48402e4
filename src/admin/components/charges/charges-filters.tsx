import { Button } from "@medusajs/ui";

import { FLOWS } from "../../../domain/atome";
import { useAccounts } from "../../hooks/use-accounts";
import { useText } from "../../hooks/use-text";
import { type ChargesView, isFiltered, STATUSES } from "../../lib/charges-view";
import { hasBothFlows } from "../../lib/flows";
import { DatesFilter } from "./dates-filter";
import { FilterMenu } from "./filter-menu";

interface ChargesFiltersProps {
  view: ChargesView;
  onChange: (next: Partial<ChargesView>) => void;
  onClear: () => void;
}

export function ChargesFilters({ view, onChange, onClear }: ChargesFiltersProps) {
  const t = useText();
  const { data: configured = [] } = useAccounts();
  // Also one that a URL names and the configuration does not: its charges are still there.
  const accounts = [...new Set([...configured.map(({ id }) => id), ...view.account])];

  return (
    <div role="group" aria-label={t("filters.label")} className="flex flex-wrap items-center gap-2">
      <FilterMenu
        name={t("fields.status")}
        options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        chosen={view.status}
        onChange={(status) => onChange({ status })}
      />
      <FilterMenu
        name={t("fields.account")}
        options={accounts.map((value) => ({ value, label: value }))}
        chosen={view.account}
        onChange={(account) => onChange({ account })}
      />
      {(hasBothFlows(configured) || view.flow !== null) && (
        <FilterMenu
          single
          name={t("fields.flow")}
          options={FLOWS.map((value) => ({ value, label: t(`flows.${value}`) }))}
          chosen={view.flow ? [view.flow] : []}
          onChange={([flow = null]) => onChange({ flow })}
        />
      )}
      <FilterMenu
        single
        name={t("marks.needsAttention")}
        options={[
          { value: "true", label: t("filters.attentionYes") },
          { value: "false", label: t("filters.attentionNo") },
          { value: "resolved", label: t("attention.resolved") },
        ]}
        chosen={view.attention ? [view.attention] : []}
        onChange={([attention = null]) => onChange({ attention })}
      />
      <DatesFilter value={view} onChange={onChange} />
      {isFiltered(view) && (
        <Button size="small" variant="transparent" onClick={onClear}>
          {t("charges.clear")}
        </Button>
      )}
    </div>
  );
}
