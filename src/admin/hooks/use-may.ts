import { useQuery } from "@tanstack/react-query";

import { type Right, RIGHTS } from "../../domain/rights";
import { call } from "../lib/call";
import { queryKeys } from "./query-keys";

/**
 * What the user who looks is allowed (Medusa's RBAC); what is not allowed is not offered. A store
 * without RBAC has no such route: then everybody may do everything.
 */
export function useMay(): (right: Right) => boolean {
  const { data } = useQuery({
    queryKey: queryKeys.rights,
    queryFn: async ({ signal }) => {
      const answer = await call<{ permissions: string[] }>("/admin/rbac/me/permissions", {
        signal,
      }).catch((error: unknown) => {
        if ((error as { status?: number }).status === 404) return null;
        throw error;
      });
      return answer && new Set(answer.permissions);
    },
    staleTime: Infinity,
    retry: 1,
  });
  return (right) => data !== undefined && (data === null || data.has(RIGHTS[right]));
}
