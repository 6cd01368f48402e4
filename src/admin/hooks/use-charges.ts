import { keepPreviousData, useQuery } from "@tanstack/react-query";

import type { ChargesAnswer } from "../../api/admin/atome-qr/types";
import { call } from "../lib/call";
import { queryKeys } from "./query-keys";

/** A page of the ledger; `query` as the admin API takes it. */
export function useCharges(query: string) {
  return useQuery({
    queryKey: queryKeys.charges(query),
    queryFn: ({ signal }) => call<ChargesAnswer>(`/admin/atome-qr/charges?${query}`, { signal }),
    placeholderData: keepPreviousData,
  });
}
