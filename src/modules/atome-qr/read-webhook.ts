import { AtomeQrError } from "../../atome-qr/errors";
import {
  type OmiseEvent,
  OmiseError,
  parseEvent,
  SIGNATURE_HEADER,
  TIMESTAMP_HEADER,
  verifyWebhookSignature,
} from "../../omise";
import { type Account } from "./accounts";

/** What is taken from a webhook: ids. Everything else is read from Omise. */
export interface WebhookHint {
  eventId: string;
  key: string;
  chargeId: string;
  /** The attempt id in the charge's metadata, when the event carries the charge. */
  attemptId: string | null;
}

/** `charge.create` tells nothing new; there is no `charge.failed` (failures come as complete). */
const KEYS_WE_HANDLE = new Set([
  "charge.complete",
  "charge.expire",
  "charge.update",
  "charge.reverse",
  "refund.create",
]);

/**
 * Checks who sent a webhook and what it is about.
 *
 * @returns the ids in it, or null for an event that is none of our business
 * @throws AtomeQrError `invalid_signature` (bad, stale or missing) · `invalid_event` (not an event,
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
    throw new AtomeQrError(
      "invalid_event",
      `This is a ${event.livemode ? "live" : "test"} event, but the account "${account.id}" has a ${event.livemode ? "test" : "live"} key. Point each mode's webhook at its own store.`,
    );
  }
  const { charge_id: chargeId, source_type: sourceType, metadata } = event.data;
  const isOtherMethod = sourceType !== null && sourceType !== "atome_qr";
  if (!KEYS_WE_HANDLE.has(event.key) || !chargeId || isOtherMethod) {
    return null;
  }
  const attemptId = isAttemptId(metadata.attempt_id) ? metadata.attempt_id : null;
  return { eventId: event.id, key: event.key, chargeId, attemptId };
}

/** Anybody who makes charges writes metadata: what no row of ours is called must not be stored. */
function isAttemptId(value: unknown): value is string {
  return typeof value === "string" && /^\w{1,64}$/.test(value);
}

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
  });
  if (!verdict.valid) {
    throw new AtomeQrError("invalid_signature", verdict.message);
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
      throw new AtomeQrError("invalid_event", error.message);
    }
    throw error;
  }
}
