import { type KeyRule } from "./authenticate";
import { isoSeconds } from "./clock";
import { createCharge, expireCharge, failCharge, payCharge, updateCharge } from "./charges";
import { type SandboxContext } from "./context";
import { isLive } from "./default-accounts";
import { renderEvent } from "./events";
import { badRequest, notFound } from "./omise-error";
import { readText } from "./read-params";
import { createRefund } from "./refunds";
import { renderAccount, renderCapability } from "./render-account";
import { renderCharge } from "./render-charge";
import { renderList } from "./render-list";
import { renderRefund } from "./render-refund";
import { renderSource } from "./render-source";
import { createSource } from "./sources";
import { type ApiVersion, type JsonObject, type SandboxAccount, type StoredCharge } from "./types";

/** One authenticated request to the Omise API. */
export interface OmiseCall {
  ctx: SandboxContext;
  account: SandboxAccount;
  version: ApiVersion;
  params: Record<string, string>;
  query: URLSearchParams;
  body: JsonObject;
  /** The `null_qr` fault struck. */
  withoutQr: boolean;
}

export interface OmiseRoute {
  method: "GET" | "POST" | "PATCH";
  pattern: string;
  keys: KeyRule;
  /** The answer in the newest version's shape; errors are thrown as OmiseError. */
  answer: (call: OmiseCall) => object;
}

/** The part of Omise's API that Atome QR needs. */
export const omiseRoutes: readonly OmiseRoute[] = [
  route("POST", "/charges", (call) => show(call, createCharge(call.ctx, call.account, call.body))),
  route("GET", "/charges", listCharges),
  route("GET", "/charges/:id", (call) => show(call, findCharge(call))),
  route("PATCH", "/charges/:id", (call) => {
    const charge = findCharge(call);
    updateCharge(call.ctx, charge, call.body);
    return show(call, charge);
  }),
  route("POST", "/charges/:id/expire", (call) => {
    const charge = findCharge(call);
    expireCharge(call.ctx, charge);
    return show(call, charge);
  }),
  route("POST", "/charges/:id/mark_as_paid", (call) => {
    const charge = findTestCharge(call);
    payCharge(call.ctx, charge);
    return show(call, charge);
  }),
  route("POST", "/charges/:id/mark_as_failed", (call) => {
    const charge = findTestCharge(call);
    // The code in the body is the sandbox's own addition.
    const code = readText(call.body.failure_code, "failure_code");
    failCharge(call.ctx, charge, code ?? undefined);
    return show(call, charge);
  }),
  route("POST", "/charges/:id/refunds", (call) =>
    renderRefund(createRefund(call.ctx, findCharge(call), call.body)),
  ),
  route("GET", "/charges/:id/refunds", (call) => {
    const charge = findCharge(call);
    return list(call, charge.refunds.map(renderRefund), `/charges/${charge.id}/refunds`);
  }),
  route("GET", "/charges/:id/refunds/:refundId", (call) => {
    const refund = findCharge(call).refunds.find(({ id }) => id === call.params.refundId);
    if (!refund) throw notFound("refund", call.params.refundId ?? "");
    return renderRefund(refund);
  }),
  route(
    "POST",
    "/sources",
    (call) => renderSource(createSource(call.ctx, call.account, call.body)),
    "any",
  ),
  route("GET", "/sources/:id", (call) => {
    const source = call.ctx.store.sources.get(call.params.id ?? "");
    if (source?.accountId !== call.account.id) throw notFound("source", call.params.id ?? "");
    const charge = call.ctx.store.charges.get(source.chargeId ?? "");
    return charge ? show(call, charge).source : renderSource(source);
  }),
  route("GET", "/events", (call) => {
    const events = [...call.ctx.store.events.values()]
      .filter(({ accountId }) => accountId === call.account.id)
      .map((event) => renderEvent(call.ctx, event, { deliveries: true }));
    return list(call, events, "/events");
  }),
  route("GET", "/events/:id", (call) => {
    const event = call.ctx.store.events.get(call.params.id ?? "");
    if (event?.accountId !== call.account.id) throw notFound("event", call.params.id ?? "");
    return renderEvent(call.ctx, event, { deliveries: true });
  }),
  route("GET", "/capability", (call) => renderCapability(call.account), "any"),
  route("GET", "/account", (call) => renderAccount(call.account)),
];

function route(
  method: OmiseRoute["method"],
  pattern: string,
  answer: OmiseRoute["answer"],
  keys: KeyRule = "secret",
): OmiseRoute {
  return { method, pattern, keys, answer };
}

function show({ ctx, withoutQr }: OmiseCall, charge: StoredCharge) {
  return renderCharge(charge, { now: ctx.clock.now(), publicUrl: ctx.publicUrl, withoutQr });
}

function list<T extends { created_at?: unknown }>(call: OmiseCall, items: T[], location: string) {
  return renderList(items, call.query, { now: call.ctx.clock.now(), location });
}

function listCharges(call: OmiseCall) {
  const own = [...call.ctx.store.charges.values()]
    .filter(({ accountId }) => accountId === call.account.id)
    .map((charge) => ({ created_at: isoSeconds(charge.createdAt), charge }));
  const page = list(call, own, "/charges");
  // Only what is on the page: there can be thousands.
  return { ...page, data: page.data.map(({ charge }) => show(call, charge)) };
}

/** Another account's charge is as unknown as one that never was. */
function findCharge({ ctx, account, params }: OmiseCall): StoredCharge {
  const charge = ctx.store.charges.get(params.id ?? "");
  if (charge?.accountId !== account.id) throw notFound("charge", params.id ?? "");
  return charge;
}

function findTestCharge(call: OmiseCall): StoredCharge {
  if (isLive(call.account)) throw badRequest("only charges in test mode can be marked");
  return findCharge(call);
}
