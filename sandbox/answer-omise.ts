import { setTimeout as sleep } from "node:timers/promises";
import { inVersion, readVersion } from "./api-version";
import { accountOfKey, authorize } from "./authenticate";
import { type SandboxContext } from "./context";
import { refusal } from "./fault-answers";
import { type FaultKind } from "./faults";
import { findRoute, type HttpRequest, type Reply } from "./http";
import { badRequest, OmiseError } from "./omise-error";
import { omiseReply } from "./omise-reply";
import { omiseRoutes } from "./omise-routes";
import { withOddCharges } from "./odd-charges";
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
  const accountId = accountOfKey(ctx.accounts, request.headers)?.account.id ?? null;
  const faults = ctx.faults.take(request.method, request.path, accountId);
  const struck = (kind: FaultKind["kind"]) => faults.find((fault) => fault.kind === kind);
  const logged: LoggedRequest = {
    at: ctx.clock.now(),
    method: request.method,
    path: request.path,
    query: request.query.toString(),
    status: null,
    accountId,
    faults: faults.map(({ kind }) => kind),
  };
  ctx.requests.push(logged);
  if (ctx.requests.length > MAX_LOGGED_REQUESTS) ctx.requests.shift();

  if (struck("reset")) return "cut";
  for (const fault of faults) {
    if (fault.kind === "late") return carryOutLater(ctx, request, fault.ms);
  }
  const reply = refusal(faults) ?? answer(ctx, request, faults);
  logged.status = reply.status;
  for (const fault of faults) {
    if (fault.kind === "slow") await sleep(fault.ms, undefined, { signal });
  }
  const date = new Date(ctx.clock.wallNow()).toUTCString();
  return struck("lost_answer") ? "cut" : { ...reply, headers: { ...reply.headers, Date: date } };
}

/** What becomes of it then, nobody hears: a request that is refused by then has no effect. */
function carryOutLater(ctx: SandboxContext, request: HttpRequest, ms: number): Outcome {
  ctx.late.add(ctx.clock.now() + ms, () => void answer(ctx, request, []));
  ctx.store.onChange();
  return "cut";
}

function answer(ctx: SandboxContext, request: HttpRequest, faults: FaultKind[]): Reply {
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
    const withoutQr = faults.some(({ kind }) => kind === "null_qr");
    const call = { ctx, account, version, params: found.params, query, body, withoutQr };
    const shown = inVersion(found.route.answer(call) as JsonObject, version);
    return omiseReply(200, withOddCharges(shown, faults), version);
  } catch (error) {
    if (error instanceof OmiseError) return omiseReply(error.status, error.toJSON());
    throw error;
  }
}
