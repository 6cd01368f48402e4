import { type InitiatePaymentInput } from "@medusajs/framework/types";

import { AtomeQrError } from "../../domain/errors";
import { readOneOffExpiry, resolveExpiry } from "../../domain/expiry";
import { toMinorUnits } from "../../domain/money";
import { readSessionReturnUrl } from "../../domain/return-url";
import { readSourceId } from "../../domain/source-rules";
import { type Query } from "../../medusa/graph";
import { type Account } from "../../modules/atome-qr/accounts";
import { adoptPayment } from "../../modules/atome-qr/operations/adopt-payment";
import { createCharge } from "../../modules/atome-qr/operations/create-charge";
import { toShopperError } from "../../modules/atome-qr/operations/to-shopper-error";
import { type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { findSessionSubject } from "./find-session-subject";

/**
 * The charge of a new payment session: one that has been paid already and lost its session, or a new
 * one.
 *
 * @throws AtomeQrError `session_not_found` · what `createCharge` throws
 */
export function openCharge(
  atomeQr: AtomeQrModuleService,
  query: Query,
  account: Account,
  input: InitiatePaymentInput,
): Promise<KnownChargeRow> {
  return open(atomeQr, query, account, input).catch((error: unknown) => {
    throw toShopperError(error, account.id, atomeQr.logger);
  });
}

async function open(
  atomeQr: AtomeQrModuleService,
  query: Query,
  account: Account,
  input: InitiatePaymentInput,
): Promise<KnownChargeRow> {
  const sessionId = sessionIdOf(input);
  const money = toMinorUnits(input.amount, input.currency_code);
  const sourceId = readSourceId(input.data);
  const returnUrl =
    account.options.flow === "redirect"
      ? readSessionReturnUrl(input.data, atomeQr.storefronts)
      : null;
  const { cart, order } = await findSessionSubject(query, sessionId);
  const paid =
    cart && (await adoptPayment(atomeQr, query, account, { sessionId, cartId: cart.id, money }));
  if (paid) {
    return paid;
  }
  const subject = cart ?? order;
  const expiry = resolveExpiry({
    one_off: readOneOffExpiry(input.context),
    ...(await atomeQr.expiryOverrides.find({
      regionId: subject?.region_id,
      salesChannelId: subject?.sales_channel_id,
    })),
    option: account.options.expiresInSeconds,
  });
  return createCharge(atomeQr, account, {
    sessionId,
    money,
    sourceId,
    expirySeconds: expiry.seconds,
    cart,
    forOrderId: order?.id,
    email: subject?.email,
    returnUrl,
  });
}

/** Core puts the session's id under both; only core's own keys are read. */
function sessionIdOf(input: InitiatePaymentInput): string {
  const id = input.context?.idempotency_key ?? input.data?.session_id;
  if (typeof id !== "string") {
    throw new AtomeQrError("session_not_found", "A payment needs a payment session.");
  }
  return id;
}
