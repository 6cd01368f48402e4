import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import type { CounterDisplay, CounterPairing } from "../../../admin-api/counter-types";
import { call } from "../../lib/call";
import { queryKeys } from "../query-keys";

const PATH = "/admin/atome-qr/counter/displays";

/** A screen that is paired meanwhile is seen soon. */
const POLL_MS = 3_000;

/** The screens of a till. */
export function useDisplays(tillId: string) {
  const query = new URLSearchParams({ till_id: tillId }).toString();
  return useQuery({
    queryKey: queryKeys.displays(tillId),
    queryFn: ({ signal }) => call<{ displays: CounterDisplay[] }>(`${PATH}?${query}`, { signal }),
    select: ({ displays }) => displays,
    refetchInterval: ({ state }) =>
      state.data?.displays.some((one) => !one.is_paired) ? POLL_MS : false,
  });
}

/** Begins to pair a screen; the answer has its code. */
export function usePairDisplay(tillId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const body = { till_id: tillId };
      return (await call<{ display: CounterPairing }>(PATH, { method: "POST", body })).display;
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.displays(tillId) }),
  });
}

export function useRemoveDisplay(tillId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(`${PATH}/${encodeURIComponent(id)}`, { method: "DELETE" }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.displays(tillId) }),
  });
}
