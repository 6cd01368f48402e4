import { createHmac, timingSafeEqual } from "node:crypto";
import { SIGNATURE_TOLERANCE_SECONDS } from "./timing";

/** Names of the two headers, as Node writes them. */
export const SIGNATURE_HEADER = "omise-signature";
export const TIMESTAMP_HEADER = "omise-signature-timestamp";

export type WebhookVerdict =
  | { valid: true }
  | {
      valid: false;
      code: "missing" | "malformed_timestamp" | "stale" | "mismatch";
      message: string;
      /** Of a stale one: how long ago it was signed; below 0 when ahead of our time. */
      secondsLate?: number;
    };

export interface SignedWebhook {
  /** The bytes as received, not parsed and printed again. */
  rawBody: Buffer | string;
  /** The `Omise-Signature` header: hex, several separated by commas during a rotation. */
  signature: string | undefined;
  /** The `Omise-Signature-Timestamp` header: Unix seconds. */
  timestamp: string | undefined;
  /** Base64, as Omise's dashboard shows them; one suffices to match. */
  secrets: string[];
  toleranceSeconds?: number;
  /** Unix milliseconds. */
  now?: number;
}

/**
 * Whether Omise sent this body recently: hex HMAC-SHA256 over `<timestamp>.<raw body>` with the
 * base64-decoded secret. Never throws. The message names the usual mistake, for logs and staff.
 */
export function verifyWebhookSignature({
  rawBody,
  signature,
  timestamp,
  secrets,
  toleranceSeconds = SIGNATURE_TOLERANCE_SECONDS,
  now = Date.now(),
}: SignedWebhook): WebhookVerdict {
  if (!signature || !timestamp) {
    return invalid(
      "missing",
      "The webhook is not signed: generate a webhook secret in Omise's dashboard, and check that no proxy drops the Omise-Signature headers.",
    );
  }
  if (!/^\d{1,12}$/.test(timestamp)) {
    return invalid(
      "malformed_timestamp",
      "Omise-Signature-Timestamp is not a time in Unix seconds: check that the request comes from Omise.",
    );
  }
  const skew = Math.round(now / 1000 - Number(timestamp));
  if (!(Math.abs(skew) <= toleranceSeconds)) {
    return invalid(
      "stale",
      `The webhook was signed ${Math.abs(skew)} seconds ${skew > 0 ? "ago" : "ahead of this server's time"}, more than the ${toleranceSeconds} allowed: check this server's clock. An old webhook sent again is refused too.`,
      skew,
    );
  }
  const given = signature
    .split(",")
    .map((part) => part.trim())
    .filter((part) => /^[0-9a-f]+$/i.test(part))
    .map((part) => Buffer.from(part, "hex"));
  const matches = secrets.some((secret) => {
    const expected = hmac(rawBody, secret, timestamp);
    return expected && given.some((one) => isSame(one, expected));
  });
  return matches
    ? { valid: true }
    : invalid(
        "mismatch",
        "The signature does not match: check webhookSecret against the secret in Omise's dashboard, and that the raw body is used.",
      );
}

/**
 * The headers with which Omise would send this body; for tests.
 *
 * @param secrets base64; several give several signatures, as during a rotation
 * @param timestampSeconds Unix seconds
 * @throws {Error} when a secret is not base64
 */
export function signWebhook(
  rawBody: Buffer | string,
  secrets: string | string[],
  timestampSeconds: number = Math.floor(Date.now() / 1000),
) {
  const timestamp = String(timestampSeconds);
  const signatures = [secrets].flat().map((secret) => {
    const signature = hmac(rawBody, secret, timestamp);
    if (!signature) throw new Error("A webhook secret must be base64.");
    return signature.toString("hex");
  });
  return { [SIGNATURE_HEADER]: signatures.join(","), [TIMESTAMP_HEADER]: timestamp };
}

/** Undefined for a secret that decodes to nothing: with an empty key anybody could sign. */
function hmac(rawBody: Buffer | string, secret: string, timestamp: string): Buffer | undefined {
  const key = Buffer.from(secret, "base64");
  if (key.length === 0) return undefined;
  return createHmac("sha256", key).update(`${timestamp}.`).update(rawBody).digest();
}

const isSame = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);

const invalid = (
  code: Extract<WebhookVerdict, { valid: false }>["code"],
  message: string,
  secondsLate?: number,
): WebhookVerdict => ({
  valid: false,
  code,
  message,
  ...(secondsLate === undefined ? {} : { secondsLate }),
});
