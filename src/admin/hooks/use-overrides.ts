import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import type {
  ExpiryOverride,
  ExpiryOverrideInput,
  ExpiryOverridesAnswer,
} from "../../admin-api/types";
import { call } from "../lib/call";
import { FRESH, queryKeys } from "./query-keys";

const PATH = "/admin/atome-qr/expiry-overrides";

/** Every expiry override of the store: there is one per scope, so they are few. */
export function useOverrides() {
  return useQuery({
    queryKey: queryKeys.overrides,
    queryFn: async ({ signal }) =>
      (await call<ExpiryOverridesAnswer>(PATH, { signal })).expiry_overrides,
    ...FRESH,
  });
}

/** Sets a scope's override, in the place of the one it had. */
export function useSetOverride() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ExpiryOverrideInput) =>
      call<{ expiry_override: ExpiryOverride }>(PATH, { method: "POST", body }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.all }),
  });
}

export function useDeleteOverride() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<{ id: string }>(`${PATH}/${id}`, { method: "DELETE" }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.all }),
  });
}
