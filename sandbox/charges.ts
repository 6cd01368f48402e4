import { type SandboxContext } from "./context";
import { isLive } from "./default-accounts";
import { recordEvent } from "./events";
import { badRequest } from "./omise-error";
import { newId, newToken } from "./random";
import { readChargeRequest } from "./read-charge-request";
import { readObject, readText } from "./read-params";
import { type JsonObject, type SandboxAccount, type StoredCharge } from "./types";

const failureMessages: Record<string, string> = {
  payment_expired: "payment expired",
  payment_rejected: "payment was rejected by the customer or the provider",
  failed_processing: "payment failed",
};

/** `POST /charges`. There is no idempotency: the same parameters make another charge. */
export function createCharge(
  ctx: SandboxContext,
  account: SandboxAccount,
  params: JsonObject,
): StoredCharge {
  const request = readChargeRequest(ctx, account, params);
  const livemode = isLive(account);
  const charge: StoredCharge = {
    id: newId("chrg", livemode),
    accountId: account.id,
    livemode,
    ...request,
    documentId: newId("docu", livemode),
    downloadToken: newToken(),
    payToken: newToken(),
    status: "pending",
    failureCode: null,
    failureMessage: null,
    transaction: null,
    createdAt: ctx.clock.now(),
    paidAt: null,
    expiredAt: null,
    refunds: [],
  };
  charge.source.chargeId = charge.id;
  ctx.store.putSource(charge.source);
  ctx.store.putCharge(charge);
  recordEvent(ctx, "charge.create", charge);
  return charge;
}

/** `PATCH /charges/:id`: description and metadata, nothing else. */
export function updateCharge(ctx: SandboxContext, charge: StoredCharge, params: JsonObject): void {
  if ("description" in params) charge.description = readText(params.description, "description");
  if ("metadata" in params) charge.metadata = readObject(params.metadata, "metadata");
  ctx.store.putCharge(charge);
  recordEvent(ctx, "charge.update", charge);
}

/** The shopper pays. Throws an OmiseError (400) when the charge is no longer pending. */
export function payCharge(ctx: SandboxContext, charge: StoredCharge): void {
  assertPending(charge);
  markPaid(ctx, charge);
  recordEvent(ctx, "charge.complete", charge);
}

/**
 * The shopper had paid in the last second: a charge that failed or expired is successful after all.
 * `webhook` tells whether there is an event for it; default false. Throws an OmiseError (400) when
 * the charge is pending or paid.
 */
export function payChargeLate(
  ctx: SandboxContext,
  charge: StoredCharge,
  { webhook = false }: { webhook?: boolean } = {},
): void {
  if (charge.status !== "failed" && charge.status !== "expired") {
    throw badRequest(`charge is ${charge.status}`, "invalid_charge");
  }
  charge.failureCode = null;
  charge.failureMessage = null;
  charge.expiredAt = null;
  markPaid(ctx, charge);
  if (webhook) recordEvent(ctx, "charge.complete", charge);
}

/** The payment fails. Throws an OmiseError (400) when the charge is no longer pending. */
export function failCharge(
  ctx: SandboxContext,
  charge: StoredCharge,
  failureCode = "failed_processing",
): void {
  assertPending(charge);
  charge.status = "failed";
  charge.failureCode = failureCode;
  charge.failureMessage = failureMessages[failureCode] ?? failureCode.replaceAll("_", " ");
  ctx.store.putCharge(charge);
  recordEvent(ctx, "charge.complete", charge);
}

/** `POST /charges/:id/expire`. Throws an OmiseError (400 `failed_expire`) unless pending. */
export function expireCharge(ctx: SandboxContext, charge: StoredCharge): void {
  if (charge.status !== "pending") throw badRequest("expire failed", "failed_expire");
  // Omise moves expires_at to the moment it expired, so the first deadline is lost.
  charge.expiresAt = ctx.clock.now();
  markExpired(ctx, charge);
}

/** Expires every charge whose time has come, in the shape that the faults ask for. */
export function expireDueCharges(ctx: SandboxContext): void {
  for (const id of ctx.store.pending) {
    const charge = ctx.store.charges.get(id);
    if (!charge || charge.expiresAt > ctx.clock.now()) continue;
    if (ctx.faults.expiryShape === "failed") failCharge(ctx, charge, "payment_expired");
    else markExpired(ctx, charge);
  }
}

/** Unix milliseconds (sandbox clock) at which the next charge expires; null when none is pending. */
export function nextExpiry(ctx: SandboxContext): number | null {
  let next: number | null = null;
  for (const id of ctx.store.pending) {
    const charge = ctx.store.charges.get(id);
    if (charge && (next === null || charge.expiresAt < next)) next = charge.expiresAt;
  }
  return next;
}

function markPaid(ctx: SandboxContext, charge: StoredCharge): void {
  charge.status = "successful";
  charge.paidAt = ctx.clock.now();
  charge.transaction = newId("trxn", charge.livemode);
  ctx.store.putCharge(charge);
}

function markExpired(ctx: SandboxContext, charge: StoredCharge): void {
  charge.status = "expired";
  charge.expiredAt = charge.expiresAt;
  ctx.store.putCharge(charge);
  recordEvent(ctx, "charge.expire", charge);
}

function assertPending(charge: StoredCharge): void {
  if (charge.status === "pending") return;
  if (charge.status === "expired") throw badRequest("charge expired", "expired_charge");
  throw badRequest(`charge is already ${charge.status}`, "invalid_charge");
}
