import { type RemoteQueryFunction } from "@medusajs/framework/types";

import { AtomeQrError } from "../../../atome-qr/errors";
import { type AtomeQrModuleService } from "../service";

/** Under this key, Medusa's refund says which refund at Omise it only records. */
export const RECORDED_REFUND_KEY = "omise_refund_id";

/**
 * The refund at Omise that a refund of Medusa's only records: the money went back already. Core
 * writes its row, metadata included, before it calls the provider; no API lets anybody else set it.
 *
 * @returns undefined for a refund that is to be made
 */
export async function findRecordedRefund(
  query: Omit<RemoteQueryFunction, symbol>,
  medusaRefundId: string,
): Promise<string | undefined> {
  const { data } = await query.graph({
    entity: "refund",
    fields: ["id", "metadata"],
    filters: { id: medusaRefundId },
  });
  const refund = data[0] as { metadata?: Record<string, unknown> | null } | undefined;
  const id = refund?.metadata?.[RECORDED_REFUND_KEY];
  return typeof id === "string" ? id : undefined;
}

/** @throws AtomeQrError `refund_rejected` when it is shown already; nothing is ever paid for it */
export async function acceptRecord(
  { refunds }: AtomeQrModuleService,
  refundId: string,
  medusaRefundId: string,
): Promise<void> {
  if (!(await refunds.noteRecorded(refundId, medusaRefundId))) {
    throw new AtomeQrError(
      "refund_rejected",
      `The refund ${refundId} made in Omise's dashboard is recorded already.`,
    );
  }
}
