import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { queryKeys } from "./query-keys";

/** An order as the dashboard hands it to widgets, as far as its payment shows. */
export interface DashboardOrder {
  id: string;
  payment_status?: string;
  summary?: { pending_difference?: number | null } | null;
}

/** Has what an order owes read again when the dashboard's own buttons have changed it. */
export function useRereadPayment({ id, payment_status, summary }: DashboardOrder): void {
  const client = useQueryClient();
  const state = [id, payment_status, summary?.pending_difference].join(" ");
  const known = useRef(state);

  useEffect(() => {
    if (known.current === state) return;
    known.current = state;
    void client.invalidateQueries({ queryKey: queryKeys.order(id) });
  }, [client, id, state]);
}
