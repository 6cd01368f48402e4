import { unixSeconds } from "./clock";
import { type SandboxContext } from "./context";
import { isObject } from "./http";
import { badRequest, notFound } from "./omise-error";
import { readList, readObject, readText } from "./read-params";
import { assertDetailsAccepted } from "./refused-details";
import { renderSource } from "./render-source";
import { isAtomeType, typeOf } from "./source-types";
import { createSource, readMoney } from "./sources";
import {
  type AtomeType,
  type JsonObject,
  type SandboxAccount,
  type StoredCharge,
  type StoredSource,
} from "./types";

const MIN_EXPIRY_SECONDS = 30;
const MAX_EXPIRY_SECONDS = 12 * 60 * 60;
const MAX_WEBHOOK_ENDPOINTS = 2;

type ChargeRequest = Pick<
  StoredCharge,
  | "amount"
  | "currency"
  | "description"
  | "metadata"
  | "source"
  | "returnUri"
  | "webhookEndpoints"
  | "expiresAt"
>;

/** The parameters of `POST /charges`, checked. Throws an OmiseError when Omise would refuse them. */
export function readChargeRequest(
  ctx: SandboxContext,
  account: SandboxAccount,
  params: JsonObject,
): ChargeRequest {
  const type = peekType(ctx, params.source);
  const { amount, currency } = readMoney(account, params, type);
  return {
    amount,
    currency,
    description: readText(params.description, "description"),
    metadata: readObject(params.metadata, "metadata"),
    webhookEndpoints: readWebhookEndpoints(params.webhook_endpoints),
    expiresAt: readExpiry(params.expires_at, ctx.clock.now()),
    returnUri: type === "atome" ? readReturnUri(params.return_uri) : null,
    // Last, because it stores a new source: a refused charge leaves nothing behind.
    source: readSource(ctx, account, params.source, { amount, currency }),
  };
}

/** The way to pay, which decides what else is checked; what is no source is refused after that. */
function peekType(ctx: SandboxContext, source: unknown): AtomeType {
  const stored = typeof source === "string" ? ctx.store.sources.get(source) : undefined;
  const type = isObject(source) ? source.type : stored && typeOf(stored);
  return isAtomeType(type) ? type : "atome_qr";
}

function readReturnUri(value: unknown): string {
  const uri = readText(value, "return_uri");
  if (uri === null) throw badRequest("return_uri is missing");
  if (!URL.canParse(uri) || !/^https?:$/.test(new URL(uri).protocol)) {
    throw badRequest("return_uri must be an HTTP or HTTPS URL");
  }
  return uri;
}

function readSource(
  ctx: SandboxContext,
  account: SandboxAccount,
  value: unknown,
  money: { amount: number; currency: string },
): StoredSource {
  if (isObject(value)) {
    assertAtome(value.type);
    assertDetailsAccepted(account, value);
    return createSource(ctx, account, { ...value, ...money });
  }
  const id = readText(value, "source");
  if (id === null) throw badRequest("source is missing", "invalid_charge");
  const source = ctx.store.sources.get(id);
  if (source?.accountId !== account.id) throw notFound("source", id);
  if (source.amount !== money.amount) {
    throw badRequest("amount must match the source's amount", "invalid_charge");
  }
  if (source.currency !== money.currency) {
    throw badRequest("currency must match the source's currency", "invalid_charge");
  }
  if (source.chargeId) throw badRequest("source was already used", "used_token");
  assertAtome(typeOf(source));
  assertDetailsAccepted(account, renderSource(source));
  return source;
}

/** What a charge of another method does is beyond this sandbox. */
function assertAtome(type: unknown): void {
  if (!isAtomeType(type)) throw badRequest("source type is currently not supported");
}

function readExpiry(value: unknown, now: number): number {
  const text = readText(value, "expires_at");
  const thisSecond = unixSeconds(now);
  if (text === null) return (thisSecond + MAX_EXPIRY_SECONDS) * 1000;
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(at)) throw badRequest("expires_at must be ISO 8601 in UTC, to the second");
  const ahead = unixSeconds(at) - thisSecond;
  if (ahead < MIN_EXPIRY_SECONDS || ahead > MAX_EXPIRY_SECONDS) {
    throw badRequest("expires_at must be 30 seconds to 12 hours ahead", "invalid_charge");
  }
  return at;
}

function readWebhookEndpoints(value: unknown): string[] {
  const endpoints = readList(value, "webhook_endpoints").map(String);
  if (endpoints.length > MAX_WEBHOOK_ENDPOINTS) {
    throw badRequest(`at most ${MAX_WEBHOOK_ENDPOINTS} webhook_endpoints are allowed`);
  }
  for (const endpoint of endpoints) {
    if (!isAllowedEndpoint(endpoint)) throw badRequest("webhook_endpoints must be HTTPS URLs");
  }
  return endpoints;
}

/** HTTPS as at Omise; plain HTTP to this machine too, or a local store could not be called. */
function isAllowedEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  const isLoopback = hostname === "localhost" || hostname === "[::1]" || /^127\./.test(hostname);
  return protocol === "https:" || (protocol === "http:" && isLoopback);
}
