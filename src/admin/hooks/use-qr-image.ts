import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { QR_IMAGE_LATE_MS } from "../../domain/timing";
import { call, callRaw } from "../lib/call";
import { queryKeys } from "./query-keys";

/**
 * The charge's QR as an address for an image; fetched, because an `img` sends no token. Where it does
 * not come soon, also Omise's own address of it.
 */
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
  const [isLate, setIsLate] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), QR_IMAGE_LATE_MS);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);

  const isMissing = !blob && (isError || isLate);
  const { data: link } = useQuery({
    queryKey: queryKeys.qrLink(chargeId),
    queryFn: () =>
      call<{ download_uri: string | null }>(`/admin/atome-qr/charges/${chargeId}/pay-link`, {
        method: "POST",
        body: {},
      }),
    enabled: isMissing,
    gcTime: 0,
  });

  return { url, isMissing, omiseUrl: link?.download_uri, refetch };
}
