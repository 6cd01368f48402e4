import { type FaultRule } from "../../../sandbox";

/** Longer than the store under test waits for Omise (3 s). */
const BEYOND_TIMEOUT_MS = 3_500;

/** How requests to Omise go wrong during the run; which ones do is drawn from the sandbox's seed. */
export const REQUEST_FAULTS: readonly FaultRule[] = [
  { match: "*", kind: "slow", ms: 300, probability: 0.05 },
  { match: "*", kind: "slow", ms: BEYOND_TIMEOUT_MS, probability: 0.01 },

  { match: "POST /charges", kind: "null_qr", probability: 0.05 },
  { match: "POST /charges", kind: "lost_answer", probability: 0.04 },
  { match: "POST /charges", kind: "reset", probability: 0.02 },
  { match: "POST /charges", kind: "error", status: 503, html: true, probability: 0.02 },
  { match: "POST /charges", kind: "rate_limited", retryAfterSeconds: 1, probability: 0.02 },

  { match: "POST /charges/:id/refunds", kind: "lost_answer", probability: 0.15 },
  { match: "POST /charges/:id/refunds", kind: "reset", probability: 0.05 },
  { match: "POST /charges/:id/refunds", kind: "error", status: 500, probability: 0.05 },
  { match: "POST /charges/:id/refunds", kind: "rate_limited", probability: 0.05 },
  { match: "GET /charges/:id/refunds", kind: "error", status: 502, html: true, probability: 0.1 },

  { match: "POST /charges/:id/expire", kind: "lost_answer", probability: 0.1 },
  { match: "POST /charges/:id/expire", kind: "error", status: 502, html: true, probability: 0.05 },
  { match: "POST /charges/:id/expire", kind: "rate_limited", probability: 0.05 },

  { match: "GET /charges/:id", kind: "reset", probability: 0.03 },
  { match: "GET /charges/:id", kind: "error", status: 500, probability: 0.03 },
  { match: "GET /charges/:id", kind: "error", status: 504, html: true, probability: 0.02 },
  { match: "GET /charges/:id", kind: "rate_limited", retryAfterSeconds: 1, probability: 0.02 },

  { match: "GET /charges", kind: "reset", probability: 0.05 },
  { match: "GET /charges", kind: "error", status: 500, probability: 0.1 },
];
