import { type MedusaContainer } from "@medusajs/framework/types";

import { AtomeQrError } from "../../domain/errors";
import { CHARGE_LOCK_TIMEOUT_SECONDS } from "../../domain/timing";
import { withCartLock } from "../../medusa/locks";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { LEASE_KEYS } from "../../modules/atome-qr/leases";
import { type RefundWords } from "../../modules/atome-qr/refunds";
import { type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { look } from "../../reconcile/run";
import { syncCharge } from "./sync-charge";

/**
 * Staff give up on the order of a paid charge that cannot be placed: no order is made of it from here
 * on, and all of the money goes back. Under the charge's lock and core's on the cart, so that neither
 * a reconciliation nor a shopper's completion is in progress that could still capture the payment.
 *
 * @param amount minor units; null for all that is left, and nothing else is possible
 * @param words why, for the refund that the reconciliation makes
 * @throws AtomeQrError `charge_not_finalized`: the payment has just become an order's, or a part was
 *   asked for; nothing was changed · what `syncCharge` throws: the job goes on
 */
export async function giveUpOrder(
  container: MedusaContainer,
  row: KnownChargeRow,
  amount: number | null,
  words: RefundWords,
): Promise<void> {
  if (amount !== null && amount !== row.amount - row.refunded_amount) {
    throw new AtomeQrError(
      "charge_not_finalized",
      "This payment has no order yet, so only all of it can be refunded. Leave the amount as it is.",
    );
  }
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const run = { container, atomeQr, id: row.id, tried: new Set<never>(), failure: null };
  const forbid = async () => {
    const { session, row: now } = await look(run);
    if (now.finalized_at || session?.payment?.captured_at) {
      throw new AtomeQrError(
        "charge_not_finalized",
        "This payment has just become an order's. Look at it again, and refund it from there.",
      );
    }
    await atomeQr.ledger.raiseAttention(row.id, "given_up");
  };
  await atomeQr.leases.run(LEASE_KEYS.charge(row.id), CHARGE_LOCK_TIMEOUT_SECONDS, async () => {
    const { cartId } = await look(run);
    await (cartId ? withCartLock(container, cartId, forbid) : forbid());
  });
  await syncCharge(container, row).finally(() =>
    atomeQr.refunds.addWords(row.charge_id, "given_up", words),
  );
}
