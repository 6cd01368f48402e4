import { setSecretKey, setWebhookUrl } from "./accounts";
import { expireCharge, failCharge, payCharge, payChargeLate } from "./charges";
import { chargeOf, type SandboxContext } from "./context";
import { closeDispute, openDispute } from "./disputes";
import { describeCharges, describeFaults, describeState } from "./describe-state";
import { resendEvent } from "./events";
import { readFaultRules, readWebhookFaults } from "./read-faults";
import { findRoute, type HttpRequest, isObject, jsonReply, type Reply } from "./http";
import { badRequest, OmiseError } from "./omise-error";
import { readInteger, readText } from "./read-params";
import { createRefund, refundWholeRest } from "./refunds";
import { readDetail, refuseDetail } from "./refused-details";
import { renderDispute } from "./render-dispute";
import { renderRefund } from "./render-refund";
import { sandboxCharge } from "./sandbox-charge";
import { isFaultPreset, switchPreset } from "./fault-presets";

interface Call {
  ctx: SandboxContext;
  id: string;
  request: HttpRequest;
}

interface ControlRoute {
  method: string;
  pattern: string;
  act: (call: Call) => unknown;
}

/** What other processes and the dashboard can do to the sandbox; JSON in, JSON out, no key. */
const controlRoutes: readonly ControlRoute[] = [
  { method: "GET", pattern: "/_sandbox/state", act: ({ ctx }) => describeState(ctx) },
  { method: "GET", pattern: "/_sandbox/charges", act: ({ ctx }) => describeCharges(ctx) },
  {
    method: "POST",
    pattern: "/_sandbox/charges/:id/pay",
    act: ({ ctx, id }) => changed(ctx, id, () => payCharge(ctx, chargeOf(ctx, id))),
  },
  {
    method: "POST",
    pattern: "/_sandbox/charges/:id/pay_late",
    act: ({ ctx, id, request: { body } }) =>
      changed(ctx, id, () =>
        payChargeLate(ctx, chargeOf(ctx, id), { webhook: body.webhook === true }),
      ),
  },
  {
    method: "POST",
    pattern: "/_sandbox/charges/:id/fail",
    act: ({ ctx, id, request }) => {
      const code = readText(request.body.failure_code, "failure_code") ?? undefined;
      return changed(ctx, id, () => failCharge(ctx, chargeOf(ctx, id), code));
    },
  },
  {
    method: "POST",
    pattern: "/_sandbox/charges/:id/expire",
    act: ({ ctx, id }) => changed(ctx, id, () => expireCharge(ctx, chargeOf(ctx, id))),
  },
  {
    method: "POST",
    pattern: "/_sandbox/charges/:id/refund",
    act: ({ ctx, id, request: { body } }) => {
      const charge = chargeOf(ctx, id);
      const refund =
        body.amount === undefined ? refundWholeRest(ctx, charge) : createRefund(ctx, charge, body);
      return renderRefund(refund);
    },
  },
  {
    method: "POST",
    pattern: "/_sandbox/charges/:id/dispute",
    act: ({ ctx, id, request: { body } }) => {
      const amount = body.amount === undefined ? undefined : readInteger(body.amount, "amount");
      return renderDispute(openDispute(ctx, chargeOf(ctx, id), amount));
    },
  },
  {
    method: "POST",
    pattern: "/_sandbox/charges/:id/dispute/close",
    act: ({ ctx, id, request: { body } }) => {
      const { outcome } = body;
      if (outcome !== "won" && outcome !== "lost") throw badRequest("outcome must be won or lost");
      return renderDispute(closeDispute(ctx, chargeOf(ctx, id), outcome));
    },
  },
  {
    method: "PUT",
    pattern: "/_sandbox/accounts/:id/secret_key",
    act: ({ ctx, id, request: { body } }) =>
      setSecretKey(ctx, id, readText(body.secret_key, "secret_key") ?? ""),
  },
  {
    method: "PUT",
    pattern: "/_sandbox/accounts/:id/refused_detail",
    act: ({ ctx, id, request: { body } }) => refuseDetail(ctx, id, readDetail(body.field)),
  },
  {
    method: "POST",
    pattern: "/_sandbox/events/:id/resend",
    act: ({ ctx, id }) => resendEvent(ctx, id),
  },
  { method: "GET", pattern: "/_sandbox/faults", act: ({ ctx }) => describeFaults(ctx) },
  {
    method: "PUT",
    pattern: "/_sandbox/faults",
    act: ({ ctx, request: { body } }) => {
      const rules = readFaultRules(body.rules);
      const shape = body.expiry_shape ?? ctx.faults.expiryShape;
      if (shape !== "expired" && shape !== "failed") throw badRequest("unknown expiry_shape");
      ctx.faults.clear();
      ctx.faults.expiryShape = shape;
      for (const rule of rules) ctx.faults.add(rule);
      return describeFaults(ctx);
    },
  },
  {
    method: "DELETE",
    pattern: "/_sandbox/faults",
    act: ({ ctx }) => {
      ctx.faults.clear();
      ctx.webhooks.clearFaults();
      return describeFaults(ctx);
    },
  },
  {
    method: "PUT",
    pattern: "/_sandbox/presets/:id",
    act: ({ ctx, id, request }) => {
      if (!isFaultPreset(id)) throw badRequest(`there is no preset ${id}`);
      switchPreset(ctx, id, request.body.on === true);
      return describeFaults(ctx);
    },
  },
  {
    method: "PUT",
    pattern: "/_sandbox/webhooks",
    act: ({ ctx, request: { body } }) => {
      if (body.faults !== undefined) ctx.webhooks.faults = readWebhookFaults(body.faults);
      if (isObject(body.urls)) {
        for (const [accountId, url] of Object.entries(body.urls)) {
          setWebhookUrl(ctx, accountId, readText(url, "webhook url"));
        }
      }
      return describeState(ctx);
    },
  },
  { method: "GET", pattern: "/_sandbox/requests", act: ({ ctx }) => ({ requests: ctx.requests }) },
  {
    method: "POST",
    pattern: "/_sandbox/clock",
    act: ({ ctx, request }) => {
      const ms = readInteger(request.body.advance_ms, "advance_ms");
      if (ms < 0) throw badRequest("the clock only goes forward");
      ctx.advance(ms);
      return { now: new Date(ctx.clock.now()).toISOString() };
    },
  },
  { method: "POST", pattern: "/_sandbox/reset", act: ({ ctx }) => ctx.reset() },
];

/** Answers a request under `/_sandbox/`. */
export async function answerControl(ctx: SandboxContext, request: HttpRequest): Promise<Reply> {
  try {
    assertSameOrigin(request);
    const found = findRoute(controlRoutes, request.method, request.path);
    if (!found) throw new OmiseError(404, "not_found", "there is no such control route");
    const result = await found.route.act({ ctx, id: found.params.id ?? "", request });
    return jsonReply(result ?? { ok: true });
  } catch (error) {
    if (error instanceof OmiseError) return jsonReply(error.toJSON(), error.status);
    throw error;
  }
}

/** A page of another site must not press the sandbox's buttons. Programs send no Origin. */
function assertSameOrigin({ method, headers }: HttpRequest): void {
  if (method === "GET" || headers.origin === undefined) return;
  const host = URL.canParse(headers.origin) ? new URL(headers.origin).host : null;
  if (host !== headers.host) throw new OmiseError(403, "not_authorized", "other origin");
}

function changed(ctx: SandboxContext, id: string, change: () => void) {
  change();
  return sandboxCharge(ctx, chargeOf(ctx, id));
}
