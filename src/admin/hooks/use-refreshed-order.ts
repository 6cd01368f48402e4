import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import type { OrderPayment } from "../../api/admin/atome-qr/types";
import { DASHBOARD_ORDERS } from "./query-keys";

/** Has the dashboard read its order again when a charge of it was paid or refunded meanwhile. */
export function useRefreshedOrder(payment: OrderPayment | undefined): void {
  const client = useQueryClient();
  const known = useRef<string>();
  const state = payment?.charges
    .map(({ id, status, refunded_amount: refunded }) => `${id} ${status} ${refunded}`)
    .join();

  useEffect(() => {
    if (state === undefined) return;
    if (known.current !== undefined && known.current !== state) {
      void client.invalidateQueries({ queryKey: DASHBOARD_ORDERS });
    }
    known.current = state;
  }, [client, state]);
}
