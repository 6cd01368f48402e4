import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  prepareRetrieveQuery,
} from "@medusajs/framework";
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import { refetchCart } from "@medusajs/medusa/api/store/carts/helpers";
import { defaultStoreCartFields } from "@medusajs/medusa/api/store/carts/query-config";

import { isAtomeQrProvider } from "../domain/provider-id";
import { type ChargeStatus } from "../domain/status";
import { graph } from "../medusa/graph";
import { findCollectionId } from "../medusa/links";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { reconcileIfDue } from "../long-poll/reconcile-if-due";
import { isStorable } from "./is-storable";

/**
 * Pay first: a storefront that completes the cart while the QR is still open gets Medusa's own
 * "payment requires more" answer. Left to core, an order would be created, stock reserved and
 * `order.placed` announced, and all of it rolled back when the payment is found missing.
 */
export async function refuseEarlyCompletion(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const cartId = req.params.id;
  if (!isStorable(cartId)) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, "There is no cart with this id.");
  }
  const status = await reconcileCart(req, cartId);
  if (status !== "pending" && status !== "creating") {
    next();
    return;
  }
  const { remoteQueryConfig } = await prepareRetrieveQuery(
    {},
    { defaults: defaultStoreCartFields },
    req as never,
  );
  const cart: unknown = await refetchCart(cartId, req.scope, remoteQueryConfig.fields);
  if (!cart) {
    next(); // the store has removed it, and its link stays: core says so
    return;
  }
  res.status(200).json({
    type: "cart",
    cart,
    error: {
      message:
        "The shopper has not paid with Atome yet. The order is placed by itself once it is paid.",
      name: "Error",
      type: MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR,
    },
  });
}

/**
 * Reconciles the cart's open pay-first charge. What is paid in another way does not touch the ledger.
 *
 * @returns its status afterwards; null when the cart has no such charge
 * @throws AtomeQrError `not_migrated`
 */
async function reconcileCart(req: MedusaRequest, cartId: string): Promise<ChargeStatus | null> {
  const atomeQr = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY);
  const collectionId = await findCollectionId(query, cartId);
  const sessions = collectionId
    ? await graph<{ id: string; provider_id: string }>(query, {
        entity: "payment_session",
        fields: ["id", "provider_id"],
        filters: { payment_collection_id: collectionId },
      })
    : [];
  for (const { id } of sessions.filter((one) => isAtomeQrProvider(one.provider_id))) {
    const status = await atomeQr.schema.use(() => reconcileSession(req, id));
    if (status) {
      return status;
    }
  }
  return null;
}

/** @returns null where the session has no open pay-first charge */
async function reconcileSession(
  { scope }: MedusaRequest,
  sessionId: string,
): Promise<ChargeStatus | null> {
  const atomeQr = scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const row = await atomeQr.ledger.findBySessionId(sessionId);
  const isOpen = row && !row.finalized_at && isPayFirst(atomeQr, row.account);
  return isOpen ? (await reconcileIfDue(scope, row)).status : null;
}

function isPayFirst(atomeQr: AtomeQrModuleService, accountId: string): boolean {
  const { accounts } = atomeQr;
  return accounts.has(accountId) && accounts.byId(accountId).options.checkout === "pay_first";
}
