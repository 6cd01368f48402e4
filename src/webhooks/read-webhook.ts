import { SOURCE_TYPES } from "../domain/atome";
import { AtomeQrError } from "../domain/errors";
import {
  type OmiseEvent,
  OmiseError,
  parseEvent,
  SIGNATURE_HEADER,
  TIMESTAMP_HEADER,
  verifyWebhookSignature,
} from "../omise";
import { type Account } from "../modules/atome-qr/accounts";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { type WebhookTrouble } from "../modules/atome-qr/webhook-reports";

/** What is taken from a webhook: ids. Everything else is read from Omise. */
export interface WebhookHint {
  eventId: string;
  key: string;
  chargeId: string;
  /** The attempt id in the charge's metadata, when the event carries the charge. */
  attemptId: string | null;
}

/** A webhook that is refused, and what staff are told of it. */
export class WebhookError extends AtomeQrError {
  constructor(
    override readonly reason: "invalid_signature" | "invalid_event",
    message: string,
    readonly trouble: WebhookTrouble,
    /** Of a stale signature: how old it was, below 0 for one from the future. */
    readonly secondsLate: number | null = null,
  ) {
    super(reason, message);
  }

  sentByDoctor(): WebhookError {
    const message = `Sent by the doctor, not by Omise. ${this.message}`;
    return new WebhookError(this.reason, message, this.trouble, this.secondsLate);
  }
}

/** `charge.create` tells nothing new; there is no `charge.failed` (failures come as complete). */
const KEYS_WE_HANDLE = new Set([
  "charge.complete",
  "charge.expire",
  "charge.update",
  "charge.reverse",
  "refund.create",
  "dispute.create",
  "dispute.update",
  "dispute.accept",
  "dispute.close",
]);

/**
 * Checks who sent a webhook and what it is about.
 *
 * @returns the ids in it, or null for an event that is none of our business
 * @throws WebhookError `invalid_signature` (bad, stale or missing) · `invalid_event` (not an event,
 *   or of the other mode)
 */
export function readWebhook(
  account: Account,
  rawBody: Buffer | string,
  headers: Record<string, unknown>,
): WebhookHint | null {
  assertSigned(account, rawBody, headers);
  const event = parse(rawBody);
  if (event.livemode !== account.options.livemode) {
    throw new WebhookError(
      "invalid_event",
      `This is a ${event.livemode ? "live" : "test"} event, but the account "${account.id}" has a ${event.livemode ? "test" : "live"} key. Point each mode's webhook at its own store.`,
      "foreign_charge",
    );
  }
  const { charge_id: chargeId, source_type: sourceType, metadata } = event.data;
  // Of either flow: Omise sends an account's webhooks to one address, whichever entry made the charge.
  const isOtherMethod =
    sourceType !== null && !Object.values<string>(SOURCE_TYPES).includes(sourceType);
  if (!KEYS_WE_HANDLE.has(event.key) || !chargeId || isOtherMethod) {
    return null;
  }
  const attemptId = isAttemptId(metadata.attempt_id) ? metadata.attempt_id : null;
  return { eventId: event.id, key: event.key, chargeId, attemptId };
}

/** What an event that was read is called, also where it is none of our business; for staff. */
export function eventKeyOf(rawBody: Buffer | string): string | null {
  const { key } = parse(rawBody);
  return /^[\w.]{1,64}$/.test(key) ? key : null;
}

/** Tells staff, and the log, of a webhook that was refused. */
export function reportRefusal(
  { webhookReports, refusalLog }: Pick<AtomeQrModuleService, "webhookReports" | "refusalLog">,
  accountId: string,
  error: WebhookError,
): void {
  webhookReports.markBad(accountId, error.trouble, error.secondsLate);
  refusalLog.add(`${accountId}, ${error.trouble}`, safeMessage(error));
}

/** Anybody who makes charges writes metadata: what no row of ours is called must not be stored. */
function isAttemptId(value: unknown): value is string {
  return typeof value === "string" && /^\w{1,64}$/.test(value);
}

const TROUBLES = {
  missing: "missing_signature",
  malformed_timestamp: "bad_signature",
  stale: "stale_signature",
  mismatch: "bad_signature",
} as const;

function assertSigned(
  account: Account,
  rawBody: Buffer | string,
  headers: Record<string, unknown>,
): void {
  const { webhookSecrets: secrets, allowUnsignedWebhooks } = account.options;
  if (!secrets.length && allowUnsignedWebhooks) {
    return;
  }
  const verdict = verifyWebhookSignature({
    rawBody,
    signature: textHeader(headers[SIGNATURE_HEADER]),
    timestamp: textHeader(headers[TIMESTAMP_HEADER]),
    secrets,
    now: account.client.clock.omiseNow().getTime(),
  });
  if (!verdict.valid) {
    throw new WebhookError(
      "invalid_signature",
      verdict.message,
      TROUBLES[verdict.code],
      verdict.secondsLate ?? null,
    );
  }
}

function textHeader(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function parse(rawBody: Buffer | string): OmiseEvent {
  try {
    return parseEvent(rawBody);
  } catch (error) {
    if (error instanceof OmiseError) {
      throw new WebhookError("invalid_event", error.message, "not_an_event");
    }
    throw error;
  }
}
