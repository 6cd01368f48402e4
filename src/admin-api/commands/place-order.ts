import { type MedusaContainer } from "@medusajs/framework/types";

import { ATTENTION_REASONS, type AttentionReason, blocksCapture } from "../../domain/attention";
import { AtomeQrError } from "../../domain/errors";
import { CHARGE_LOCK_TIMEOUT_SECONDS, staffRefundLockTimeoutSeconds } from "../../domain/timing";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { LEASE_KEYS } from "../../modules/atome-qr/leases";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { assertConfigured } from "./staff-errors";
import { syncCharge } from "./sync-charge";

/**
 * Has the order of a paid charge placed again, once what stood in its way is gone: goods that are back,
 * a price that is corrected. What is possible is decided by the reconciliation alone. No refund of
 * staff's meets it, and no other reconciliation while the charge is made free for it.
 *
 * @throws AtomeQrError `order_not_placeable`: its money is back or on its way, or it has an order ·
 *   `order_not_placed`: it still cannot be placed; what becomes of the money is as before ·
 *   what `syncCharge` throws: the job goes on
 */
export async function placeOrderAgain(container: MedusaContainer, row: ChargeRow): Promise<void> {
  const { accounts, leases, ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  assertConfigured({ accounts }, row);
  const { timeoutMs } = accounts.byId(row.account).options;
  const allow = () => ledger.allowOrder(row.id);
  await leases.run(
    LEASE_KEYS.refund(row.id),
    staffRefundLockTimeoutSeconds(timeoutMs),
    async () => {
      if (!(await leases.run(LEASE_KEYS.charge(row.id), CHARGE_LOCK_TIMEOUT_SECONDS, allow))) {
        throw new AtomeQrError(
          "order_not_placeable",
          "No order can be placed with this payment any more: it has one, or its money is back or on its way. Look at it again.",
        );
      }
      // Refused again, its money may go back, and that can fail: the refusal is what is told.
      const failure = await syncCharge(container, row).then(() => null, wrap);
      assertPlaced(await ledger.byId(row.id), failure);
    },
  );
}

const wrap = (error: unknown) => ({ error });

function assertPlaced(row: ChargeRow, failure: { error: unknown } | null): void {
  const { order_id: orderId, attention, attention_detail: detail } = row;
  if (orderId) {
    return;
  }
  if (failure && !blocksCapture(attention)) {
    throw failure.error;
  }
  const reason = detail ?? ATTENTION_REASONS[attention as AttentionReason];
  throw new AtomeQrError("order_not_placed", `The order still cannot be placed: ${reason}`);
}
