import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";

import type { CounterProduct } from "../../../admin-api/counter-types";
import { call } from "../../lib/call";
import { queryKeys } from "../query-keys";
import { useCounterSetup } from "./use-counter-setup";

interface ProductsAnswer {
  products: CounterProduct[];
}

/** Products by a scanned code, or by words. */
export function useFindProducts(): (text: string) => Promise<CounterProduct[]> {
  const { provider, channel, place } = useCounterSetup();
  return useCallback(
    async (text) => {
      const query = toQuery(text, provider?.provider_id, channel?.id, place?.id);
      return (await call<ProductsAnswer>(`/admin/atome-qr/counter/products?${query}`)).products;
    },
    [provider?.provider_id, channel?.id, place?.id],
  );
}

/** The same while it is typed; nothing for less than two characters. */
export function useProducts(text: string) {
  const { provider, channel, place } = useCounterSetup();
  const query = toQuery(text, provider?.provider_id, channel?.id, place?.id);
  return useQuery({
    queryKey: queryKeys.counterProducts(query),
    queryFn: ({ signal }) =>
      call<ProductsAnswer>(`/admin/atome-qr/counter/products?${query}`, { signal }),
    select: ({ products }) => products,
    enabled: text.length >= 2 && provider !== undefined,
    placeholderData: (before) => before,
    staleTime: 10_000,
  });
}

function toQuery(text: string, providerId?: string, channelId?: string, placeId?: string): string {
  return new URLSearchParams({
    q: text,
    ...(providerId ? { provider_id: providerId } : {}),
    ...(channelId ? { sales_channel_id: channelId } : {}),
    ...(placeId ? { stock_location_id: placeId } : {}),
  }).toString();
}
