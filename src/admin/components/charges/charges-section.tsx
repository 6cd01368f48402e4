import { DataTable, useDataTable } from "@medusajs/ui";
import { useCallback, useState } from "react";
import { useNavigate } from "react-router-dom";

import { useCharges } from "../../hooks/use-charges";
import { useIsNarrow } from "../../hooks/use-is-narrow";
import { useText } from "../../hooks/use-text";
import { isFiltered, PAGE_SIZE, toPageQuery } from "../../lib/charges-view";
import { ErrorState } from "../layout/error-state";
import { Section } from "../layout/section";
import { OpenCodeModal } from "../order/open-code-modal";
import { OrderFinder } from "../order/order-finder";
import { AttentionJump } from "./attention-jump";
import { ChargesCards } from "./charges-cards";
import { ChargesFilters } from "./charges-filters";
import { ChargesSearch } from "./charges-search";
import { ExportButton } from "./export-button";
import { useChargesColumns } from "./use-charges-columns";
import { useChargesView } from "./use-charges-view";

/** The ledger, newest first. */
export function ChargesSection() {
  const t = useText();
  const navigate = useNavigate();
  const { view, change, clear } = useChargesView();
  const { data, isPending, error, refetch } = useCharges(toPageQuery(view).toString());

  const [showing, setShowing] = useState<string | null>(null);
  const isNarrow = useIsNarrow();
  const search = useCallback((q: string) => change({ q }), [change]);

  const table = useDataTable({
    data: data?.charges ?? [],
    columns: useChargesColumns(setShowing),
    rowCount: data?.count ?? 0,
    getRowId: ({ id }) => id,
    isLoading: isPending,
    // Every change of the view begins at its first page.
    autoResetPageIndex: false,
    onRowClick: (_event, { id }) => void navigate(`charges/${id}`),
    pagination: {
      state: { pageIndex: view.page, pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }) => change({ page: pageIndex }),
    },
  });

  const none = { heading: t("charges.empty"), description: t("charges.emptyHint") };
  const noMatch = { heading: t("charges.noMatch"), description: t("charges.noMatchHint") };

  return (
    <Section
      name="charges"
      title={t("charges.title")}
      actions={
        <>
          <OrderFinder />
          <ExportButton view={view} />
        </>
      }
      hint={<AttentionJump />}
      className="overflow-hidden"
    >
      <DataTable instance={table}>
        <DataTable.Toolbar className="flex flex-wrap justify-between gap-2">
          <ChargesFilters view={view} onChange={change} onClear={clear} />
          <ChargesSearch value={view.q} onChange={search} />
        </DataTable.Toolbar>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <>
            {isNarrow && data && data.count > 0 ? (
              <ChargesCards charges={data.charges} onShow={setShowing} />
            ) : (
              <DataTable.Table emptyState={{ empty: isFiltered(view) ? noMatch : none }} />
            )}
            <DataTable.Pagination
              translations={{
                of: t("charges.of"),
                results: t("charges.results"),
                pages: t("charges.pages"),
                prev: t("charges.previous"),
                next: t("charges.next"),
              }}
            />
          </>
        )}
      </DataTable>
      {showing && (
        <OpenCodeModal chargeId={showing} section="charges" onClose={() => setShowing(null)} />
      )}
    </Section>
  );
}
