import { blocksCapture } from "../../domain/attention";
import { AtomeQrError } from "../../domain/errors";
import { type Query } from "../../medusa/graph";
import { type KnownChargeRow } from "../../modules/atome-qr/rows";
import { costsWhatIsCharged } from "./costs-what-is-charged";

/**
 * Whether core may have this charge authorized.
 *
 * @param sessionId of the session that core asks for
 * @throws AtomeQrError `charge_mismatch`: another session's, refunded, blocked, or of another amount
 */
export async function assertAuthorizable(
  query: Query,
  row: KnownChargeRow,
  sessionId: string | undefined,
): Promise<void> {
  const isRefunded = row.status === "paid" && row.refunded_amount >= row.amount;
  const isOther = Boolean(sessionId) && sessionId !== row.session_id;
  if (isOther || isRefunded || blocksCapture(row.attention)) {
    throw new AtomeQrError(
      "charge_mismatch",
      "This payment cannot be used for the order. Staff have been told; please start the payment again.",
    );
  }
  if (!(await costsWhatIsCharged(query, row))) {
    throw new AtomeQrError(
      "charge_mismatch",
      "The cart has changed since its Atome payment was started, so that no longer pays for it. Please start the payment again.",
    );
  }
}
