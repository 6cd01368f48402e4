import { AtomeQrError } from "../../../domain/errors";
import { type AtomeQrModuleService } from "../service";

/**
 * Medusa only records a refund that Omise made already: nothing is paid.
 *
 * @throws AtomeQrError `refund_rejected` when it is recorded already
 */
export async function acceptRecord(
  { refunds }: AtomeQrModuleService,
  refundId: string,
  medusaRefundId: string,
): Promise<void> {
  if (!(await refunds.markRecorded(refundId, medusaRefundId))) {
    throw new AtomeQrError("refund_rejected", `The refund ${refundId} is recorded already.`);
  }
}
