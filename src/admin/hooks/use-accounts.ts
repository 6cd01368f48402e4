import { useQuery } from "@tanstack/react-query";

import type { AdminAccount } from "../../admin-api/types";
import { call } from "../lib/call";
import { queryKeys } from "./query-keys";

/** The configured accounts and what Omise says of them, which costs the server a request each. */
export function useAccounts({ pollMs }: { pollMs?: number } = {}) {
  return useQuery({
    queryKey: queryKeys.accounts,
    queryFn: async ({ signal }) =>
      (await call<{ accounts: AdminAccount[] }>("/admin/atome-qr/accounts", { signal })).accounts,
    staleTime: 10_000,
    refetchInterval: pollMs ?? false,
  });
}
