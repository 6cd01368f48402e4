import { useQuery } from "@tanstack/react-query";

import type { OverrideScope } from "../../admin-api/types";
import { call } from "../lib/call";
import { FRESH, queryKeys } from "./query-keys";

export interface ScopeChoice {
  id: string;
  name: string;
}

const ROUTES = { region: "regions", sales_channel: "sales-channels" } as const;

/** The regions or sales channels that an override can be set for. */
export function useScopeChoices(scope: OverrideScope) {
  return useQuery({
    queryKey: queryKeys.scopeChoices(scope),
    enabled: scope !== "store",
    queryFn: async ({ signal }): Promise<ScopeChoice[]> => {
      if (scope === "store") return [];
      const path = `/admin/${ROUTES[scope]}?fields=id,name&limit=1000&order=name`;
      const answer = await call<Record<string, ScopeChoice[]>>(path, { signal });
      return answer[scope === "region" ? "regions" : "sales_channels"];
    },
    ...FRESH,
  });
}
