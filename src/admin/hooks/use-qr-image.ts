import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { callRaw } from "../lib/call";
import { queryKeys } from "./query-keys";

/** The charge's QR as an address for an image; fetched, because an `img` sends no token. */
export function useQrImage(chargeId: string) {
  const {
    data: blob,
    isError,
    refetch,
  } = useQuery({
    queryKey: queryKeys.qr(chargeId),
    queryFn: async ({ signal }) =>
      (await callRaw(`/admin/atome-qr/charges/${chargeId}/qr`, { signal })).blob(),
    staleTime: Infinity,
    gcTime: 0,
  });
  const [url, setUrl] = useState<string>();

  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);

  return { url, isError, refetch };
}
