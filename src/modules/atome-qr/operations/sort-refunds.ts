import { type MedusaRefund } from "../../../medusa/refunds";
import { type RefundRow } from "../rows";

/** A charge's refunds that were made, by how Medusa knows of them. */
export interface MadeRefunds {
  /** Minor units, in all. */
  sum: number;
  /** Made without Medusa (in Omise's dashboard, or as a late payment), and not shown by it yet. */
  unrecorded: RefundRow[];
  /** The same, but Medusa has deleted the row that showed it (medusajs/medusa #16681). */
  lost: RefundRow[];
  /** Medusa asked for it, and has deleted its row since (#16681). */
  forgotten: RefundRow[];
}

/**
 * @param made a charge's refunds that were made
 * @param shown what Medusa shows on the charge's payment
 */
export function sortRefunds(made: RefundRow[], shown: MedusaRefund[]): MadeRefunds {
  const isMissing = ({ medusa_refund_id: id }: RefundRow) =>
    id !== null && shown.every((one) => one.id !== id);
  const own = made.filter(({ reason }) => reason !== "staff");
  return {
    sum: made.reduce((sum, { amount }) => sum + amount, 0),
    unrecorded: own.filter(({ medusa_refund_id: id }) => id === null),
    lost: own.filter(isMissing),
    forgotten: made.filter((one) => one.reason === "staff" && isMissing(one)),
  };
}
