import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { AdminChargeDetail } from "../../admin-api/types";
import { call } from "../lib/call";
import { queryKeys } from "./query-keys";

export interface OrderQrInput {
  expires_in_seconds?: number;
  provider_id?: string;
}

/** Makes a QR for what the order still owes. */
export function useCreateOrderQr(orderId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: OrderQrInput) => {
      const path = `/admin/atome-qr/orders/${encodeURIComponent(orderId)}/qr`;
      return (await call<{ charge: AdminChargeDetail }>(path, { method: "POST", body })).charge;
    },
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.all }),
  });
}
