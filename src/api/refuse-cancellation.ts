import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { isAtomeQrProvider } from "../domain/provider-id";
import { graph } from "../medusa/graph";
import { orderBeingChanged } from "../medusa/order-being-changed";
import { clearCredits } from "../medusa/order-changes";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { isStorable } from "./is-storable";

/**
 * Core refunds an order that is cancelled, and then credits it, which it refuses while a change of the
 * order is open. The provider pays nothing then; here staff are told what to finish or discard.
 *
 * @throws AtomeQrError `order_being_changed` · `not_migrated`: an open code would stay payable
 */
export async function refuseCancellation(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { id } = req.params;
  const { auth_context: auth } = req as { auth_context?: { actor_id?: string } };
  const isStaff = Boolean(auth?.actor_id);
  const { clock, schema } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const concernsUs = isStaff && isStorable(id) && (await hasAtomeQrSession(req, id));
  if (concernsUs && (await schema.use(() => isPaidWithAtomeQr(req, id)))) {
    const open = await clearCredits(req.scope, id, await clock.now());
    if (open) {
      throw orderBeingChanged(open, "The order was not cancelled.");
    }
  }
  next();
}

/** Orders that were paid in another way do not touch the ledger. */
async function hasAtomeQrSession({ scope }: MedusaRequest, orderId: string): Promise<boolean> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY);
  const [order] = await graph<OrderWithSessions>(query, {
    entity: "order",
    fields: ["id", "payment_collections.payment_sessions.provider_id"],
    filters: { id: orderId },
  });
  const collections = order?.payment_collections ?? [];
  const sessions = collections.flatMap((one) => one?.payment_sessions ?? []);
  return sessions.some((one) => one !== null && isAtomeQrProvider(one.provider_id));
}

interface OrderWithSessions {
  payment_collections?:
    | ({ payment_sessions?: ({ provider_id: string } | null)[] | null } | null)[]
    | null;
}

async function isPaidWithAtomeQr({ scope }: MedusaRequest, orderId: string): Promise<boolean> {
  const { ledger } = scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const paid = await ledger.listPaidByOrderId(orderId);
  return paid.some((row) => row.refunded_amount < row.amount);
}
