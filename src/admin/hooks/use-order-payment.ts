import { useQuery } from "@tanstack/react-query";

import type { OrderPayment } from "../../admin-api/types";
import { call } from "../lib/call";
import { isUnsettled } from "../lib/charge-rules";
import { FRESH, queryKeys } from "./query-keys";

const POLL_MS = 5_000;

/** What an order has paid and owes, looked at again until all of it is booked. */
export function useOrderPayment(orderId: string) {
  return useQuery({
    queryKey: queryKeys.order(orderId),
    queryFn: async ({ signal }) => {
      const path = `/admin/atome-qr/orders/${encodeURIComponent(orderId)}`;
      return (await call<{ payment: OrderPayment }>(path, { signal })).payment;
    },
    ...FRESH,
    refetchInterval: ({ state }) => (state.data?.charges.some(isUnsettled) ? POLL_MS : false),
  });
}
