import { notEnabled } from "../../../domain/atome";
import { blocksCapture } from "../../../domain/attention";
import {
  buildChargeRequest,
  type OrderDetail,
  REQUIRED_DETAILS,
} from "../../../domain/charge-request";
import { AtomeQrError } from "../../../domain/errors";
import { toExpiresAt } from "../../../domain/expiry";
import { sourceUsed } from "../../../domain/source-rules";
import { OMISE_CLOCK_MARGIN_MS, UNANSWERED_MS } from "../../../domain/timing";
import { type OmiseCharge, OmiseError } from "../../../omise";
import { type Account } from "../accounts";
import { isForShopper } from "../actor";
import { type ChargeRow, type KnownChargeRow } from "../rows";
import { type AtomeQrModuleService } from "../service";
import { checkNewCharge, type NewCharge } from "./check-new-charge";
import { expireCharge } from "./expire-charge";
import { readCharge, takeIn } from "./read-charge";
import { requestCharge } from "./request-charge";

export interface ChargeInput extends NewCharge {
  sessionId: string;
  expirySeconds: number;
  /** The order that it is for, where that is not the cart's to come. */
  forOrderId?: string | null;
  /** The shopper's. */
  email?: string | null;
  /** Where the shopper comes back to in the storefront; not of a code that is scanned. */
  returnUrl?: string | null;
}

/**
 * Makes the one charge of a payment session: ledger row first, then one `POST /charges`, and a
 * second one only after a refusal (`requestCharge`). When an answer is lost, the attempt is looked up
 * and adopted; it is never posted again, because Omise knows no idempotency key and would make a
 * second charge.
 *
 * @throws AtomeQrError what `checkNewCharge` throws · `charge_rejected`, for staff with Omise's reason ·
 *   `omise_unavailable` · `outcome_unknown` (the job finds out later and expires what it finds)
 */
export async function createCharge(
  atomeQr: AtomeQrModuleService,
  account: Account,
  input: ChargeInput,
): Promise<KnownChargeRow> {
  const { options } = account;
  const { flow, livemode } = options;
  const { money, sourceId } = input;
  await checkNewCharge(atomeQr, account, input);
  const attempt = await atomeQr.ledger.open({
    account: account.id,
    flow,
    sessionId: input.sessionId,
    cartId: input.cart?.id ?? null,
    forOrderId: input.forOrderId,
    email: input.email,
    money,
    livemode,
    sourceId,
    returnUrl: input.returnUrl,
  });
  await account.client.learnClock();
  const build = (omit: readonly OrderDetail[]) =>
    buildChargeRequest({
      flow,
      money,
      sourceId,
      sessionId: input.sessionId,
      attemptId: attempt.id,
      expiresAt: toExpiresAt(input.expirySeconds, account.client.clock.omiseNow()),
      cart: options.sendOrderDetails ? input.cart : null,
      omit,
      webhookUrl: options.webhookUrl,
      returnUri: flow === "redirect" ? atomeQr.returnUriOf(attempt) : undefined,
    });
  const charge = await requestCharge(account, build, atomeQr.logger, REQUIRED_DETAILS[flow]).catch(
    (error: unknown) => resolveFailedAttempt(atomeQr, account, attempt, error),
  );
  const row = await takeIn(atomeQr, attempt, charge);
  if (blocksCapture(row.attention)) {
    await expireCharge(atomeQr, row).catch(() => undefined); // the job tries again
    throw new AtomeQrError("charge_mismatch", isForShopper() ? CHOOSE_ANOTHER : NOT_AS_ASKED);
  }
  const link = flow === "qr" ? row.download_uri : row.authorize_uri;
  // The image can be missing from the first answer; the next one has it.
  return !link && row.status === "pending" ? readCharge(atomeQr, row).catch(() => row) : row;
}

async function resolveFailedAttempt(
  atomeQr: AtomeQrModuleService,
  account: Account,
  attempt: ChargeRow,
  error: unknown,
): Promise<OmiseCharge> {
  if (!(error instanceof OmiseError)) {
    throw error;
  }
  const lost = error.outcomeUnknown ? await findAttempt(account, attempt).catch(() => null) : null;
  if (lost) {
    return lost;
  }
  if (error.isOutage) {
    // The shopper is told less, and the account's health shows it only later.
    atomeQr.logger?.warn(
      `Atome QR: a payment with "${account.id}" could not be started: ${error.message}`,
    );
  }
  if (error.outcomeUnknown) {
    throw new AtomeQrError(
      "outcome_unknown",
      "The payment service did not answer, so the payment cannot be started. Please try again.",
    );
  }
  const reason = await reasonOf(atomeQr, account, error);
  await atomeQr.ledger.failAttempt(attempt.id, error.code, reason);
  if (error.code.startsWith("used_")) {
    throw sourceUsed(); // in the moment after it was read
  }
  throw error.retryable
    ? new AtomeQrError(
        "omise_unavailable",
        "The payment service cannot be reached at the moment. Please try again.",
      )
    : new AtomeQrError("charge_rejected", toRejection(reason));
}

/** How a refusal may read that is about the method; of others, Omise need not be asked. */
const MAY_BE_DISABLED = /source type|not (supported|enabled|available)/i;

/** What Omise says, for staff; where the account lacks the method, what to have enabled. */
async function reasonOf(
  { accountHealth }: AtomeQrModuleService,
  account: Account,
  error: OmiseError,
): Promise<string> {
  const isSuspect = !error.retryable && MAY_BE_DISABLED.test(error.message);
  const isDisabled = isSuspect && (await accountHealth.of(account)).isEnabled === false;
  return isDisabled ? notEnabled(account.options.flow).join(" ") : error.message;
}

const CHOOSE_ANOTHER =
  "This cannot be paid with Atome QR at the moment. Please choose another way to pay.";
const NOT_AS_ASKED =
  "Omise's charge is not what was asked for, so it is not shown. Check the account's keys and mode.";

/** Why is for staff: it can be about keys, or say things in ways that shoppers do not. */
function toRejection(reason: string): string {
  return isForShopper() ? CHOOSE_ANOTHER : `Omise did not accept the payment: ${reason}`;
}

/** The charge that came of an attempt, by the attempt id in its metadata; null when none is there. */
export function findAttempt(account: Account, attempt: ChargeRow): Promise<OmiseCharge | null> {
  const asked = account.client.clock.toOmises(attempt.created_at).getTime();
  const from = new Date(asked - OMISE_CLOCK_MARGIN_MS);
  const to = new Date(asked + UNANSWERED_MS + OMISE_CLOCK_MARGIN_MS);
  return account.client.findChargeByMetadata("attempt_id", attempt.id, { from, to });
}
