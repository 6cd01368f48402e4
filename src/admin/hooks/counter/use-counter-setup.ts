import { useQuery } from "@tanstack/react-query";

import type { CounterSetup } from "../../../admin-api/counter-types";
import { call } from "../../lib/call";
import { queryKeys } from "../query-keys";
import { useTill } from "./use-till";

/** What the till can choose from, and what it has chosen: the first of each where that is gone. */
export function useCounterSetup() {
  const { memory } = useTill();
  const query = useQuery({
    queryKey: queryKeys.counterSetup,
    queryFn: ({ signal }) => call<CounterSetup>("/admin/atome-qr/counter/setup", { signal }),
    staleTime: 60_000,
  });
  const { data: setup } = query;
  const provider =
    setup?.providers.find(({ provider_id: id }) => id === memory.providerId) ?? setup?.providers[0];
  const channel =
    setup?.sales_channels.find(({ id }) => id === memory.salesChannelId) ??
    setup?.sales_channels.find(({ is_default: isDefault }) => isDefault) ??
    setup?.sales_channels[0];
  const places = setup?.stock_locations.filter(({ sales_channel_ids: ids }) =>
    ids.includes(channel?.id ?? ""),
  );
  const place = places?.find(({ id }) => id === memory.stockLocationId) ?? null;
  return { ...query, provider, channel, places: places ?? [], place };
}
