import { useQuery } from "@tanstack/react-query";

import type { AdminChargeDetail } from "../../admin-api/types";
import { call } from "../lib/call";
import { isOpen, isUnsettled } from "../lib/charge-rules";
import { FRESH, queryKeys } from "./query-keys";

/** One charge with its timeline, looked at again until what became of it is booked. */
export function useCharge(id: string | null, { pollMs = 5_000 } = {}) {
  const { data, error, fetchStatus, refetch } = useQuery({
    queryKey: queryKeys.charge(id ?? ""),
    queryFn: async ({ signal }) => {
      const path = `/admin/atome-qr/charges/${encodeURIComponent(id ?? "")}`;
      return (await call<{ charge: AdminChargeDetail }>(path, { signal })).charge;
    },
    ...FRESH,
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && isUnsettled(state.data) ? pollMs : false),
  });
  return {
    data,
    error,
    refetch,
    /** The code is shown as open, and may not be any more. */
    isLost: data !== undefined && isOpen(data) && (error !== null || fetchStatus === "paused"),
  };
}
