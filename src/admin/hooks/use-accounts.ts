import { useQuery } from "@tanstack/react-query";

import type { AccountsAnswer } from "../../admin-api/types";
import { call } from "../lib/call";
import { queryKeys } from "./query-keys";

interface AccountsTimes {
  pollMs?: number | false;
  /** For how long what was read before is shown without asking again; milliseconds. */
  staleTime?: number;
}

/** The configured accounts and what Omise says of them, which costs the server a request each. */
export function useAccounts(times: AccountsTimes = {}) {
  return useHealth(times, ({ accounts }) => accounts);
}

/** The accounts as far as the page has read them; asks nothing itself. */
export function useKnownAccounts() {
  return useHealth({ enabled: false }, ({ accounts }) => accounts);
}

/** Whether unfinished payments are being checked; read with the accounts. */
export function useSafetyNet(times: AccountsTimes = {}) {
  return useHealth(times, ({ safety_net: safetyNet }) => safetyNet);
}

/** Medusa's locking provider; read with the accounts. */
export function useLocking() {
  return useHealth({}, ({ locking }) => locking);
}

function useHealth<T>(
  { pollMs = false, staleTime = 10_000, enabled = true }: AccountsTimes & { enabled?: boolean },
  select: (answer: AccountsAnswer) => T,
) {
  return useQuery({
    queryKey: queryKeys.accounts,
    queryFn: ({ signal }) => call<AccountsAnswer>("/admin/atome-qr/accounts", { signal }),
    select,
    staleTime,
    enabled,
    refetchInterval: pollMs,
  });
}
