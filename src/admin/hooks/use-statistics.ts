import { keepPreviousData, useQuery } from "@tanstack/react-query";

import type { Statistics } from "../../admin-api/types";
import { call } from "../lib/call";
import { localTimeZone, type Period, periodRange } from "../lib/period";
import { FRESH, queryKeys } from "./query-keys";

export function useStatistics(days: Period) {
  // Whole days, so the same key all day long.
  const range = periodRange(days, new Date());
  const query = new URLSearchParams({ ...range, time_zone: localTimeZone() }).toString();
  return useQuery({
    queryKey: queryKeys.statistics(query),
    queryFn: async ({ signal }) => {
      const path = `/admin/atome-qr/statistics?${query}`;
      return (await call<{ statistics: Statistics }>(path, { signal })).statistics;
    },
    ...FRESH,
    placeholderData: keepPreviousData,
  });
}
