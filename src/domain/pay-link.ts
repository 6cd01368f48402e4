import { randomBytes } from "node:crypto";

import { MAX_EXPIRY_SECONDS } from "./atome";
import { LINK_OUTLIVES_CHARGE_MS } from "./timing";

/** 192 bits: cannot be guessed. */
const TOKEN_BYTES = 24;

/** In which the pay page sends its token when it asks how the payment stands. */
export const PAY_TOKEN_HEADER = "x-atome-qr-pay-token";

/** The secret in a pay link. It lets see and pay the charge, and nothing else. */
export function createPayToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** Whether it can be a token at all; a database is not asked about anything else. */
export function isPayToken(text: string): boolean {
  return /^[\w-]{32,64}$/.test(text);
}

/**
 * Where a charge can be paid. Only the path where the store's own address is not known.
 *
 * @param backendUrl see {@link findBackendUrl}
 */
export function toPayUrl(backendUrl: string | null, token: string): string {
  return `${backendUrl ?? ""}/atome-qr/pay/${token}`;
}

/**
 * Where Atome sends a shopper back to (`return_uri`), whatever came of the payment.
 *
 * @param backendUrl see {@link findBackendUrl}; the flow `redirect` needs one
 */
export function toReturnUri(backendUrl: string | null, token: string): string {
  return `${backendUrl ?? ""}/atome-qr/return/${token}`;
}

/** The token in a pay link, whatever the store's address was when it was made; null for another link. */
export function readPayToken(payUrl: unknown): string | null {
  const token = typeof payUrl === "string" ? payUrl.split("/atome-qr/pay/")[1] : undefined;
  return token && isPayToken(token) ? token : null;
}

/** Whether a link tells nothing any more: a day after its charge could last be paid. */
export function isPayLinkOver(
  charge: { expires_at: Date | null; created_at: Date },
  now: Date,
): boolean {
  const end =
    charge.expires_at?.getTime() ?? charge.created_at.getTime() + MAX_EXPIRY_SECONDS * 1000;
  return now.getTime() > end + LINK_OUTLIVES_CHARGE_MS;
}

/**
 * The address under which shoppers reach the store: the plugin's option, else Medusa's own
 * environment variable, else the admin's setting where it is a whole address (by default it is `/`).
 *
 * @returns without a slash at its end; null when none of them says
 */
export function findBackendUrl(sources: {
  option?: string;
  environment?: string;
  admin?: string;
}): string | null {
  const { option, environment, admin } = sources;
  const url = [option, environment, admin].find((one) => one && /^https?:\/\//i.test(one));
  return url?.replace(/\/+$/, "") ?? null;
}
