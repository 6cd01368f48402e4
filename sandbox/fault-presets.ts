import { type SandboxContext } from "./context";
import { type FaultRule } from "./faults";
import { type WebhookFaults } from "./webhooks";

interface Preset {
  label: string;
  fault: { rule: FaultRule } | { webhooks: WebhookFaults } | { expiryShape: "failed" };
}

/** The switches on the dashboard. */
export const faultPresets: Record<string, Preset> = {
  webhooks_off: { label: "Webhooks off", fault: { webhooks: { off: true } } },
  webhooks_doubled: { label: "Webhooks twice", fault: { webhooks: { doubled: true } } },
  webhooks_late: {
    label: "Webhooks 5–15 s late",
    fault: { webhooks: { delayMs: [5_000, 15_000] } },
  },
  webhooks_reordered: { label: "Webhooks out of order", fault: { webhooks: { reordered: 0.5 } } },
  lost_answer: {
    label: "Next charge: answer lost",
    fault: { rule: { match: "POST /charges", kind: "lost_answer", times: 1 } },
  },
  null_qr: {
    label: "Next charge: QR not ready",
    fault: { rule: { match: "POST /charges", kind: "null_qr", times: 1 } },
  },
  slow: { label: "Answers 3 s late", fault: { rule: { match: "*", kind: "slow", ms: 3_000 } } },
  rate_limited: {
    label: "429 half of the time",
    fault: { rule: { match: "*", kind: "rate_limited", retryAfterSeconds: 2, probability: 0.5 } },
  },
  unavailable: {
    label: "503 with HTML",
    fault: { rule: { match: "*", kind: "error", status: 503, html: true } },
  },
  expiry_failed: { label: "Time-outs say “failed”", fault: { expiryShape: "failed" } },
};

export function isFaultPreset(id: string): boolean {
  return Object.keys(faultPresets).includes(id);
}

/** True when the preset's fault is in force. */
export function isPresetOn(ctx: SandboxContext, id: string): boolean {
  const fault = faultPresets[id]?.fault;
  if (!fault) return false;
  if ("expiryShape" in fault) return ctx.faults.expiryShape === fault.expiryShape;
  if ("webhooks" in fault)
    return Object.keys(fault.webhooks).every((key) => key in ctx.webhooks.faults);
  return ctx.faults.list().some((rule) => isSame(rule, fault.rule));
}

/** Switches one preset, leaving all other faults as they are. */
export function switchPreset(ctx: SandboxContext, id: string, on: boolean): void {
  const fault = faultPresets[id]?.fault;
  if (!fault || on === isPresetOn(ctx, id)) return;
  if ("expiryShape" in fault) {
    ctx.faults.expiryShape = on ? fault.expiryShape : "expired";
  } else if ("webhooks" in fault) {
    const others = Object.entries(ctx.webhooks.faults).filter(([key]) => !(key in fault.webhooks));
    ctx.webhooks.faults = { ...Object.fromEntries(others), ...(on ? fault.webhooks : {}) };
  } else if (on) {
    ctx.faults.add(fault.rule);
  } else {
    ctx.faults.remove((rule) => isSame(rule, fault.rule));
  }
}

function isSame(a: FaultRule, b: FaultRule): boolean {
  return a.kind === b.kind && a.match === b.match;
}
