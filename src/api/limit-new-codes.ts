import { finished } from "node:stream/promises";

import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { refetchPaymentCollection } from "@medusajs/medusa/api/store/payment-collections/helpers";

import { AtomeQrError } from "../domain/errors";
import { isAtomeQrProvider } from "../domain/provider-id";
import { NEW_CODE_TURN_SECONDS, SAME_CODE_SECONDS } from "../domain/timing";
import { graph } from "../medusa/graph";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { LEASE_KEYS } from "../modules/atome-qr/leases";
import { countNewCode } from "../modules/atome-qr/operations/count-new-code";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { isStorable } from "./is-storable";
import { refuseTooMany } from "./refuse-too-many";

/**
 * New codes cost requests to Omise, which takes few per second. One that is asked for again within
 * seconds (a double click, a storefront that repeats itself) is the same one; more than a shopper needs
 * are refused, per cart and per address.
 *
 * @throws AtomeQrError `provider_not_available`: its entry is gone · `not_migrated`
 */
export async function limitNewCodes(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const { id: collectionId } = req.params;
  const { provider_id: providerId, data } = (req.body ?? {}) as NewSession;
  const isOurs = typeof providerId === "string" && isAtomeQrProvider(providerId);
  if (!isOurs || !isStorable(collectionId)) {
    next();
    return;
  }
  const { accounts, leases, schema } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  if (accounts.isRemoved(providerId)) {
    throw new AtomeQrError(
      "provider_not_available",
      "This way to pay is not offered any more. Please choose another one.",
    );
  }
  // One after the other, on whatever instance: the second click finds what the first has made.
  const takeTurn = () =>
    leases.run(LEASE_KEYS.collection(collectionId), NEW_CODE_TURN_SECONDS, async () => {
      const hasSource = Boolean(data?.source_id);
      await answerOrGoOn(req, res, next, { collectionId, providerId, hasSource });
      await finished(res).catch(() => undefined); // its caller is gone
    });
  await schema.use(takeTurn);
}

async function answerOrGoOn(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
  { collectionId, providerId, hasSource }: NewCode,
): Promise<void> {
  if (!hasSource && (await hasRecentCode(req, collectionId, providerId))) {
    const { fields } = req.queryConfig; // by core's own middleware of this route
    const payment_collection = await refetchPaymentCollection(collectionId, req.scope, fields);
    res.status(200).json({ payment_collection });
    return;
  }
  const atomeQr = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const seconds = await countNewCode(atomeQr, { of: collectionId, address: req.ip });
  if (seconds > 0) {
    refuseTooMany(res, seconds);
    return;
  }
  next();
}

interface NewCode {
  collectionId: string;
  providerId: string;
  hasSource: boolean;
}

interface NewSession {
  provider_id?: unknown;
  data?: { source_id?: unknown } | null;
}

/** Whether the collection, as it is now, has a code of this provider that was made just now. */
async function hasRecentCode(
  { scope }: MedusaRequest,
  collectionId: string,
  providerId: string,
): Promise<boolean> {
  const { ledger } = scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const query = scope.resolve(ContainerRegistrationKeys.QUERY);
  const [collection] = await graph<Collection>(query, {
    entity: "payment_collection",
    fields: [
      "id",
      "amount",
      "payment_sessions.id",
      "payment_sessions.provider_id",
      "payment_sessions.amount",
    ],
    filters: { id: collectionId },
  });
  const sessions = (collection?.payment_sessions ?? []).filter(
    (one) => one?.provider_id === providerId && Number(one.amount) === Number(collection.amount),
  );
  return ledger.hasOpenSince(
    sessions.map((one) => one!.id),
    SAME_CODE_SECONDS,
  );
}

interface Collection {
  amount: unknown;
  payment_sessions?: ({ id: string; provider_id: string; amount: unknown } | null)[] | null;
}
