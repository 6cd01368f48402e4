import { finished } from "node:stream/promises";

import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework";
import { type BigNumberInput } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { refetchPaymentCollection } from "@medusajs/medusa/api/store/payment-collections/helpers";

import { CART_DETAIL_FIELDS, type CartDetails } from "../domain/charge-request";
import { AtomeQrError } from "../domain/errors";
import { toMinorUnits } from "../domain/money";
import { isAtomeQrProvider } from "../domain/provider-id";
import { readSessionReturnUrl } from "../domain/return-url";
import { readSourceId } from "../domain/source-rules";
import { NEW_CODE_TURN_SECONDS, SAME_CODE_SECONDS } from "../domain/timing";
import { graph } from "../medusa/graph";
import { findCartIdOf } from "../medusa/links";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type Account } from "../modules/atome-qr/accounts";
import { runAs } from "../modules/atome-qr/actor";
import { LEASE_KEYS } from "../modules/atome-qr/leases";
import { checkNewCharge } from "../modules/atome-qr/operations/check-new-charge";
import { countNewCode } from "../modules/atome-qr/operations/count-new-code";
import { toShopperError } from "../modules/atome-qr/operations/to-shopper-error";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { isStorable } from "./is-storable";
import { refuseTooMany } from "./refuse-too-many";

/**
 * New codes cost requests to Omise, which takes few per second. One that is asked for again within
 * seconds (a double click, a storefront that repeats itself) is the same one; more than a shopper needs
 * are refused, per cart and per address. So is one that could not be made, while there is another
 * payment to lose: core ends that one at the same time as it makes the new one.
 *
 * @throws AtomeQrError `provider_not_available`: its entry is gone · `not_migrated` · what
 *   `checkNewCharge`, `readSourceId` and `readSessionReturnUrl` throw
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
  const account = accounts.findByProvider(providerId);
  if (!account) {
    throw new AtomeQrError(
      "provider_not_available",
      "This way to pay is not offered any more. Please choose another one.",
    );
  }
  // One after the other, on whatever instance: the second click finds what the first has made.
  const takeTurn = () =>
    leases.run(LEASE_KEYS.collection(collectionId), NEW_CODE_TURN_SECONDS, async () => {
      await answerOrGoOn(req, res, next, { collectionId, account, data });
      await finished(res).catch(() => undefined); // its caller is gone
    });
  await schema.use(takeTurn);
}

async function answerOrGoOn(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
  { collectionId, account, data }: NewCode,
): Promise<void> {
  const collection = await findUsedCollection(req, collectionId);
  if (!data?.source_id && collection && (await hasRecentCode(req, collection, account))) {
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
  // Counted first: it may ask Omise about a source.
  if (collection) {
    await runAs("checkout", () => assertReplaceable(req, collection, { account, data }));
  }
  next();
}

interface NewCode {
  collectionId: string;
  account: Account;
  data: NewSession["data"];
}

interface NewSession {
  provider_id?: unknown;
  data?: Record<string, unknown> | null;
}

/** @returns undefined where it has no session yet: there is nothing to repeat, nor to lose */
async function findUsedCollection(
  { scope }: MedusaRequest,
  id: string,
): Promise<Collection | undefined> {
  const query = scope.resolve(ContainerRegistrationKeys.QUERY);
  const sessions = await graph<SessionInUse>(query, {
    entity: "payment_session",
    fields: ["id", "provider_id", "amount"],
    filters: { payment_collection_id: id },
  });
  if (sessions.length === 0) {
    return undefined;
  }
  const [collection] = await graph<Omit<Collection, "sessions">>(query, {
    entity: "payment_collection",
    fields: ["id", "amount", "currency_code"],
    filters: { id },
  });
  return collection && { ...collection, sessions };
}

/** Whether the collection, as it is now, has a code of this account that was made just now. */
async function hasRecentCode(
  { scope }: MedusaRequest,
  { sessions, amount }: Collection,
  { providerId }: Account,
): Promise<boolean> {
  const { ledger } = scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const ours = sessions.filter(
    (one) => one.provider_id === providerId && Number(one.amount) === Number(amount),
  );
  return ledger.hasOpenSince(
    ours.map(({ id }) => id),
    SAME_CODE_SECONDS,
  );
}

/** Checks what can be known of the new session before the one that it replaces is ended. */
async function assertReplaceable(
  { scope }: MedusaRequest,
  { id, amount, currency_code: currency }: Collection,
  { account, data }: Pick<NewCode, "account" | "data">,
): Promise<void> {
  const atomeQr = scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const query = scope.resolve(ContainerRegistrationKeys.QUERY);
  const cartId = await findCartIdOf(query, id);
  const fields = [...CART_DETAIL_FIELDS];
  const [cart] = cartId
    ? await graph<CartDetails>(query, { entity: "cart", fields, filters: { id: cartId } })
    : [];
  try {
    if (account.options.flow === "redirect") {
      readSessionReturnUrl(data, atomeQr.storefronts);
    }
    await checkNewCharge(atomeQr, account, {
      money: toMinorUnits(amount, currency),
      cart: cart ?? null,
      sourceId: readSourceId(data),
    });
  } catch (error) {
    throw toShopperError(error, account.id, atomeQr.logger);
  }
}

interface Collection {
  id: string;
  amount: BigNumberInput;
  currency_code: string;
  sessions: SessionInUse[];
}

interface SessionInUse {
  id: string;
  provider_id: string;
  amount: unknown;
}
