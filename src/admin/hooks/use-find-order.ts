import { useMutation } from "@tanstack/react-query";

import { call } from "../lib/call";
import { type ListedOrder, toOrderSearch } from "../lib/order-search";

interface ListAnswer {
  orders?: ListedOrder[];
  draft_orders?: ListedOrder[];
}

/** The id of the order or draft order whose number or id was typed; null where there is none. */
export function useFindOrder() {
  return useMutation({
    mutationFn: async (typed: string): Promise<string | null> => {
      const { query, isFound } = toOrderSearch(typed);
      const [{ orders = [] }, { draft_orders: drafts = [] }] = await Promise.all([
        call<ListAnswer>(`/admin/orders?${query}`),
        call<ListAnswer>(`/admin/draft-orders?${query}`),
      ]);
      return [...orders, ...drafts].find(isFound)?.id ?? null;
    },
  });
}
