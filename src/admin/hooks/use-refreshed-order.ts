import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import type { OrderPayment } from "../../admin-api/types";
import { isDashboardOrder } from "./query-keys";

/** Has the dashboard read its order again when a charge of it was paid, booked or refunded meanwhile. */
export function useRefreshedOrder(payment: OrderPayment | undefined): void {
  const client = useQueryClient();
  const known = useRef<string>();
  const state = payment?.charges
    .map((charge) =>
      [charge.id, charge.status, charge.finalized_at, charge.refunded_amount].join(" "),
    )
    .join();

  useEffect(() => {
    if (state === undefined) return;
    if (known.current !== undefined && known.current !== state) {
      void client.invalidateQueries({ predicate: isDashboardOrder });
    }
    known.current = state;
  }, [client, state]);
}
