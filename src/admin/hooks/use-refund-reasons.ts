import { useQuery } from "@tanstack/react-query";

import { call } from "../lib/call";
import { FRESH, queryKeys } from "./query-keys";

export interface RefundReason {
  id: string;
  label: string;
}

/** Medusa's refund reasons; none where the store has none, or the user may not see them. */
export function useRefundReasons(): RefundReason[] {
  const { data } = useQuery({
    queryKey: queryKeys.refundReasons,
    queryFn: async ({ signal }) => {
      const path = "/admin/refund-reasons?fields=id,label&limit=1000";
      return (await call<{ refund_reasons: RefundReason[] }>(path, { signal })).refund_reasons;
    },
    ...FRESH,
    retry: false,
  });
  return data ?? [];
}
