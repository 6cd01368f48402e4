import { type Money } from "../../../domain/money";
import { graph, type Query } from "../../../medusa/graph";
import { type Account } from "../accounts";
import { type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";

/**
 * A cart that asks for a new code may have been paid already, by a charge whose session is gone (its
 * database row was lost, or deleted past the provider): that payment is the new session's.
 *
 * @returns the paid charge, now of this session; null when there is none
 */
export async function adoptPayment(
  atomeQr: AtomeQrModuleService,
  query: Query,
  account: Account,
  wanted: { sessionId: string; cartId: string; money: Money },
): Promise<KnownChargeRow | null> {
  for (const row of await atomeQr.ledger.listUnusedPayments(wanted.cartId, wanted.money)) {
    const found = await graph(query, {
      entity: "payment_session",
      fields: ["id"],
      filters: { id: row.session_id },
    });
    const isOrphan = found.length === 0;
    if (isOrphan && atomeQr.accounts.isOf(row.account, account.id) && row.charge_id) {
      const moved = await atomeQr.ledger.moveToSession(row, wanted.sessionId);
      if (moved) {
        return { ...moved, charge_id: row.charge_id };
      }
    }
  }
  return null;
}
