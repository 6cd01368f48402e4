import { setTimeout as sleep } from "node:timers/promises";
import { inVersion, newestVersion, readVersion } from "./api-version";
import { accountOfKey, authorize } from "./authenticate";
import { type SandboxContext } from "./context";
import { type FaultKind } from "./faults";
import { findRoute, type HttpRequest, type Reply } from "./http";
import { badRequest, OmiseError } from "./omise-error";
import { omiseRoutes } from "./omise-routes";
import { prettyJson } from "./pretty-json";
import { redirectToImage } from "./qr-image";
import { type JsonObject, type LoggedRequest } from "./types";

const MAX_LOGGED_REQUESTS = 5_000;

/** What becomes of the connection: an answer, or a cut. */
export type Outcome = Reply | "cut";

/**
 * Answers one request as Omise would, faults included. `signal` ends a slow answer early.
 * Every request is logged, without its key.
 */
export async function answerOmise(
  ctx: SandboxContext,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Outcome> {
  const faults = ctx.faults.take(request.method, request.path);
  const struck = (kind: FaultKind["kind"]) => faults.find((fault) => fault.kind === kind);
  const logged: LoggedRequest = {
    at: ctx.clock.now(),
    method: request.method,
    path: request.path,
    query: request.query.toString(),
    status: null,
    accountId: accountOfKey(ctx.accounts, request.headers)?.account.id ?? null,
    faults: faults.map(({ kind }) => kind),
  };
  ctx.requests.push(logged);
  if (ctx.requests.length > MAX_LOGGED_REQUESTS) ctx.requests.shift();

  if (struck("reset")) return "cut";
  const reply = refuse(faults) ?? answer(ctx, request, struck("null_qr") !== undefined);
  logged.status = reply.status;
  for (const fault of faults) {
    if (fault.kind === "slow") await sleep(fault.ms, undefined, { signal });
  }
  return struck("lost_answer") ? "cut" : reply;
}

function answer(ctx: SandboxContext, request: HttpRequest, withoutQr: boolean): Reply {
  try {
    const image = redirectToImage(ctx, request);
    if (image) return image;
    const caller = accountOfKey(ctx.accounts, request.headers);
    const found = findRoute(omiseRoutes, request.method, request.path);
    const account = authorize(caller, found?.route.keys ?? "any");
    if (!found) throw new OmiseError(404, "not_found", "the requested resource was not found");
    const header = request.headers["omise-version"];
    if (Array.isArray(header)) throw badRequest("one Omise-Version only");
    const version = readVersion(header, account.apiVersion);
    const { query, body } = request;
    const call = { ctx, account, version, params: found.params, query, body, withoutQr };
    return omiseReply(200, inVersion(found.route.answer(call) as JsonObject, version), version);
  } catch (error) {
    if (error instanceof OmiseError) return omiseReply(error.status, error.toJSON());
    throw error;
  }
}

/** The answer of a fault that keeps the request from having its effect. */
function refuse(faults: FaultKind[]): Reply | null {
  for (const fault of faults) {
    if (fault.kind === "rate_limited") {
      const error = new OmiseError(429, "too_many_requests", "too many requests");
      const seconds = String(fault.retryAfterSeconds ?? 1);
      const reply = omiseReply(429, error.toJSON());
      return { ...reply, headers: { ...reply.headers, "Retry-After": seconds } };
    }
    if (fault.kind === "error") {
      if (fault.html) return htmlError(fault.status);
      const code = fault.code ?? (fault.status < 500 ? "bad_request" : "internal_error");
      const error = new OmiseError(fault.status, code, fault.message ?? code.replaceAll("_", " "));
      return omiseReply(fault.status, error.toJSON());
    }
  }
  return null;
}

/** As a gateway in front of Omise answers: HTML where JSON was expected. */
function htmlError(status: number): Reply {
  const body = `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>`;
  return { status, headers: { "Content-Type": "text/html" }, body };
}

function omiseReply(status: number, body: JsonObject, version = newestVersion): Reply {
  return {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8", "Omise-Version": version },
    body: prettyJson(body),
  };
}
