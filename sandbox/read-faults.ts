import { type FaultRule, type PageShape } from "./faults";
import { isObject } from "./http";
import { badRequest } from "./omise-error";
import { readList, readObject } from "./read-params";
import { type WebhookFaults } from "./webhooks";

const kinds: Record<FaultRule["kind"], true> = {
  lost_answer: true,
  reset: true,
  error: true,
  rate_limited: true,
  slow: true,
  late: true,
  page: true,
  null_qr: true,
  odd_charge: true,
};
const pageShapes: Record<PageShape, true> = { redirect: true, html_ok: true, html_forbidden: true };
const webhookFaultNames: Record<keyof WebhookFaults, true> = {
  off: true,
  lost: true,
  doubled: true,
  delayMs: true,
  reordered: true,
};

/** Fault rules out of a JSON body. Throws an OmiseError (400), so a misspelt fault is noticed. */
export function readFaultRules(value: unknown): FaultRule[] {
  return readList(value, "rules").map((rule) => {
    if (!isObject(rule) || typeof rule.match !== "string") throw badRequest("a rule needs a match");
    if (typeof rule.kind !== "string" || !Object.keys(kinds).includes(rule.kind)) {
      throw badRequest(`unknown kind of fault: ${String(rule.kind)}`);
    }
    if ((rule.kind === "slow" || rule.kind === "late") && typeof rule.ms !== "number") {
      throw badRequest(`${rule.kind} needs ms`);
    }
    if (rule.kind === "page" && !Object.keys(pageShapes).includes(String(rule.shape))) {
      throw badRequest("page needs a shape: redirect, html_ok or html_forbidden");
    }
    if (rule.kind === "odd_charge" && (typeof rule.charge !== "string" || !isObject(rule.fields))) {
      throw badRequest("odd_charge needs a charge and fields");
    }
    if (rule.kind === "error" && typeof rule.status !== "number") {
      throw badRequest("error needs a status");
    }
    return rule as unknown as FaultRule;
  });
}

/** Webhook faults out of a JSON body. Throws an OmiseError (400) for an unknown one. */
export function readWebhookFaults(value: unknown): WebhookFaults {
  const faults = readObject(value, "faults");
  for (const name of Object.keys(faults)) {
    if (!Object.keys(webhookFaultNames).includes(name))
      throw badRequest(`unknown webhook fault: ${name}`);
  }
  const { delayMs } = faults;
  const isRange = Array.isArray(delayMs) && delayMs.length === 2;
  if (delayMs !== undefined && !isRange) throw badRequest("delayMs must be [min, max]");
  return faults;
}
