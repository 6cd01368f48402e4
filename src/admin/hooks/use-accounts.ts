import { useQuery } from "@tanstack/react-query";

import type { AdminAccount } from "../../admin-api/types";
import { call } from "../lib/call";
import { queryKeys } from "./query-keys";

interface AccountsTimes {
  pollMs?: number | false;
  /** For how long what was read before is shown without asking again; milliseconds. */
  staleTime?: number;
}

/** The configured accounts and what Omise says of them, which costs the server a request each. */
export function useAccounts({ pollMs = false, staleTime = 10_000 }: AccountsTimes = {}) {
  return useQuery({
    queryKey: queryKeys.accounts,
    queryFn: async ({ signal }) =>
      (await call<{ accounts: AdminAccount[] }>("/admin/atome-qr/accounts", { signal })).accounts,
    staleTime,
    refetchInterval: pollMs,
  });
}
