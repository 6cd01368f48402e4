import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";

import type { CounterSale } from "../../../admin-api/counter-types";
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

/** So often a customer display is told what it shows, where the first time went wrong. */
const TRIES = 5;
const TRY_AGAIN_MS = 3_000;

/** Puts a sale on the till's screen and on its customer displays; null takes it off. */
export function useShowSale() {
  const { memory, update } = useTill();
  const wish = useRef(0);
  return (id: string | null): void => {
    update({ saleId: id });
    const path = `/admin/atome-qr/counter/tills/${encodeURIComponent(memory.id)}/show`;
    // What was made meanwhile is shown already, and stays.
    const body = { sale_id: id, ...(id === null && memory.saleId && { if_shown: memory.saleId }) };
    const mine = ++wish.current;
    const tell = (triesLeft: number) => {
      // The till itself shows it in any case. A display that goes on with the last code would not do.
      call(path, { method: "POST", body }).catch(() => {
        if (triesLeft > 0) {
          setTimeout(() => mine === wish.current && tell(triesLeft - 1), TRY_AGAIN_MS);
        }
      });
    };
    tell(TRIES - 1);
  };
}
