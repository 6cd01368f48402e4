import { type RemoteQueryFunction } from "@medusajs/framework/types";

import { AtomeQrError } from "../../../domain/errors";
import { type AtomeQrModuleService } from "../service";

/** Under this key, Medusa's refund says which refund at Omise it only records. */
export const RECORDED_REFUND_KEY = "omise_refund_id";

/**
 * What Medusa has written down of a refund that it asks for. Core writes its row, metadata included,
 * before it calls the provider; no API lets anybody else set it.
 *
 * @returns `recordedRefundId`: the refund at Omise that it only records, because the money went back
 *   already; null for one that is to be made. `userId`: who pressed the button, where somebody did
 */
export async function findAskedRefund(
  query: Omit<RemoteQueryFunction, symbol>,
  medusaRefundId: string,
): Promise<{ recordedRefundId: string | null; userId: string | null }> {
  const { data } = await query.graph({
    entity: "refund",
    fields: ["id", "metadata", "created_by"],
    filters: { id: medusaRefundId },
  });
  const refund = data[0] as
    | { metadata?: Record<string, unknown> | null; created_by?: string | null }
    | undefined;
  const id = refund?.metadata?.[RECORDED_REFUND_KEY];
  return {
    recordedRefundId: typeof id === "string" ? id : null,
    userId: refund?.created_by ?? null,
  };
}

/** @throws AtomeQrError `refund_rejected` when it is shown already; nothing is ever paid for it */
export async function acceptRecord(
  { refunds }: AtomeQrModuleService,
  refundId: string,
  medusaRefundId: string,
): Promise<void> {
  if (!(await refunds.noteRecorded(refundId, medusaRefundId))) {
    throw new AtomeQrError("refund_rejected", `The refund ${refundId} is recorded already.`);
  }
}
