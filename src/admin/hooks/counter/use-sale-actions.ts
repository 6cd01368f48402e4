import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { CounterSale } from "../../../admin-api/types";
import { call } from "../../lib/call";
import { queryKeys } from "../query-keys";
import { useTill } from "./use-till";

/** Ends a sale that is not paid. `keepOrder`: the shopper pays in another way. */
export function useCancelSale() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, keepOrder = false }: { id: string; keepOrder?: boolean }) => {
      const path = `/admin/atome-qr/counter/sales/${encodeURIComponent(id)}/cancel`;
      const body = { keep_order: keepOrder };
      return (await call<{ sale: CounterSale }>(path, { method: "POST", body })).sale;
    },
    // Not waited for: the sale's own question is held by the server.
    onSettled: () => void client.invalidateQueries({ queryKey: queryKeys.all }),
  });
}

/** Puts a sale on the till's screen and on its customer displays; null takes it off. */
export function useShowSale() {
  const { memory, update } = useTill();
  return (id: string | null): void => {
    update({ saleId: id });
    const path = `/admin/atome-qr/counter/tills/${encodeURIComponent(memory.id)}/show`;
    // The till itself shows it in any case.
    call(path, { method: "POST", body: { sale_id: id } }).catch(() => undefined);
  };
}
