import { useQuery } from "@tanstack/react-query";

import type { CounterSalesAnswer } from "../../../admin-api/counter-types";
import { call } from "../../lib/call";
import { queryKeys } from "../query-keys";

const POLL_MS = 5_000;

/** @param tillId null for all tills' */
export function useUnfinishedSales(tillId: string | null) {
  const query = new URLSearchParams({ status: "unfinished", limit: "100" });
  if (tillId) query.set("till_id", tillId);
  return useQuery({
    queryKey: queryKeys.sales(query.toString()),
    queryFn: ({ signal }) =>
      call<CounterSalesAnswer>(`/admin/atome-qr/counter/sales?${query.toString()}`, { signal }),
    staleTime: 0,
    refetchInterval: POLL_MS,
  });
}
