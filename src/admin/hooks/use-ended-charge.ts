import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import type { AdminChargeDetail } from "../../admin-api/types";
import { call } from "../lib/call";
import { isOpen } from "../lib/charge-rules";
import { queryKeys } from "./query-keys";
import { secondsUntil } from "./use-seconds-left";

/** Omise ends a charge on the second, and needs a moment to say so. */
const GRACE_MS = 1_500;

/**
 * Asks Omise when a code's time is up, so that a cashier need not wait for the next regular check;
 * and has the order and the lists read again once the code has come to an end.
 */
export function useEndedCharge(charge: AdminChargeDetail | undefined): void {
  const client = useQueryClient();
  const id = charge?.id;
  const isEnded = charge && !isOpen(charge);
  const endsAt = charge && isOpen(charge) ? charge.expires_at : null;

  useEffect(() => {
    if (!id || !endsAt) return;
    const timer = setTimeout(
      () => {
        // No button was pressed, so the timeline names no user.
        const path = `/admin/atome-qr/charges/${id}/sync?automatic=true`;
        // If it cannot be asked, the regular check comes to it.
        call(path, { method: "POST", body: {} }).catch(() => undefined);
      },
      secondsUntil(endsAt) * 1_000 + GRACE_MS,
    );
    return () => clearTimeout(timer);
  }, [id, endsAt]);

  useEffect(() => {
    if (!isEnded) return;
    void client.invalidateQueries({ queryKey: queryKeys.orders });
    void client.invalidateQueries({ queryKey: queryKeys.lists });
  }, [client, isEnded]);
}
