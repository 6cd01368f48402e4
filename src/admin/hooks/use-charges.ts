import { keepPreviousData, useQuery } from "@tanstack/react-query";

import type { ChargesAnswer } from "../../admin-api/types";
import { call } from "../lib/call";
import { FRESH, queryKeys } from "./query-keys";

/** A list that stands open on a screen at the counter follows what happens. */
const POLL_MS = 30_000;

interface ChargesTimes {
  pollMs?: number | false;
  /** For how long what was read before is shown without asking again; milliseconds. */
  staleTime?: number;
}

/** A page of the ledger; `query` as the admin API takes it. */
export function useCharges(query: string, times: ChargesTimes = {}) {
  const { pollMs = POLL_MS, staleTime = FRESH.staleTime } = times;
  return useQuery({
    queryKey: queryKeys.charges(query),
    queryFn: ({ signal }) => call<ChargesAnswer>(`/admin/atome-qr/charges?${query}`, { signal }),
    refetchInterval: pollMs,
    staleTime,
    placeholderData: keepPreviousData,
  });
}
