import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import type { CounterSale } from "../../../admin-api/counter-types";
import { LONG_POLL_SECONDS, POLL_GAP_MS } from "../../../domain/timing";
import { call } from "../../lib/call";
import { queryKeys } from "../query-keys";
import { useOnline } from "./use-online";
import { secondsUntil } from "../use-seconds-left";

/** Omise ends a charge on the second, and needs a moment to say so. */
const GRACE_MS = 1_500;
const RETRY_MS = 2_000;
/** A code that ended can be renewed on its page: the sale goes on with the new one. */
const ENDED_MS = 5_000;

/** A sale, followed until it is paid or cancelled: the server holds its answer until something has changed. */
export function useSale(id: string) {
  const client = useQueryClient();
  const queryKey = queryKeys.sale(id);
  const isOnline = useOnline();
  const { data: sale, ...query } = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const isKnown = client.getQueryData(queryKey) !== undefined;
      const path = `/admin/atome-qr/counter/sales/${encodeURIComponent(id)}`;
      const answer = await call<{ sale: CounterSale }>(
        isKnown ? `${path}?wait=${LONG_POLL_SECONDS}` : path,
        { signal },
      );
      return answer.sale;
    },
    staleTime: 0,
    retry: false,
    networkMode: "always",
    // A till behind another window says "Paid", too.
    refetchIntervalInBackground: true,
    refetchInterval: ({ state }) => (state.error ? RETRY_MS : nextLook(state.data)),
  });

  useEffect(() => {
    if (isOnline) void client.invalidateQueries({ queryKey });
  }, [client, isOnline, id]);

  const endsAt = sale?.status === "open" ? sale.expires_at : null;
  useEffect(() => {
    if (!endsAt) return;
    const timer = setTimeout(
      () => void client.invalidateQueries({ queryKey }),
      secondsUntil(endsAt) * 1_000 + GRACE_MS,
    );
    return () => clearTimeout(timer);
  }, [client, endsAt, id]);

  // A question that is held notices much later that there is no network.
  const isLost = sale?.status === "open" && (!isOnline || query.error !== null);
  return { sale, isLost, ...query };
}

function nextLook(sale: CounterSale | undefined): number | false {
  switch (sale?.status) {
    case "open":
      return POLL_GAP_MS;
    case "failed":
    case "expired":
      return ENDED_MS;
    default:
      return false;
  }
}
