import { useQuery } from "@tanstack/react-query";

import { call } from "../lib/call";
import { FRESH, queryKeys } from "./query-keys";

/** Where the dashboard shows an order: a draft order has a page of another kind. */
export function useOrderPath(orderId: string | null): string {
  const id = orderId ?? "";
  const { data: isDraft } = useQuery({
    queryKey: queryKeys.isDraft(id),
    enabled: orderId !== null,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ id, fields: "id", limit: "1" });
      const path = `/admin/draft-orders?${query}`;
      return (await call<{ draft_orders: unknown[] }>(path, { signal })).draft_orders.length > 0;
    },
    ...FRESH,
  });
  return `/${isDraft ? "draft-orders" : "orders"}/${id}`;
}
