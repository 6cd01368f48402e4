import { createHmac } from "node:crypto";

export interface WebhookSignature {
  "Omise-Signature": string;
  "Omise-Signature-Timestamp": string;
}

/**
 * The headers with which Omise signs a webhook: lower-case hex HMAC-SHA256 over
 * `<timestamp>.<raw body>`, keyed with the base64-decoded secret.
 *
 * @param body the raw body, byte for byte as it is sent
 * @param secret base64, as Omise's dashboard shows it; two during a rotation give two
 *   comma-separated signatures
 * @param timestampSeconds Unix seconds; default now
 */
export function signWebhook(
  body: string,
  secret: string | string[],
  timestampSeconds: number = Math.floor(Date.now() / 1000),
): WebhookSignature {
  const secrets = Array.isArray(secret) ? secret : [secret];
  const signatures = secrets.map((one) =>
    createHmac("sha256", Buffer.from(one, "base64"))
      .update(`${timestampSeconds}.${body}`)
      .digest("hex"),
  );
  return {
    "Omise-Signature": signatures.join(","),
    "Omise-Signature-Timestamp": String(timestampSeconds),
  };
}
