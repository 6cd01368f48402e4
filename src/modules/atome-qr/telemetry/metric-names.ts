/**
 * What the plugin measures, as OpenTelemetry names it. `docs/grafana-dashboard.json` shows all of it,
 * under the names that Prometheus gives them.
 */
export const METRICS = {
  paidToOrder: {
    kind: "histogram",
    name: "atome_qr.charge.paid_to_order",
    unit: "s",
    description: "From the payment at Omise until its order is placed and shows the money.",
  },
  reconcileDuration: {
    kind: "histogram",
    name: "atome_qr.reconcile.duration",
    unit: "s",
    description: "One reconciliation of one charge, the wait for its lease included.",
  },
  omiseErrors: {
    kind: "counter",
    name: "atome_qr.omise.errors",
    unit: "{error}",
    description: "Failed calls to Omise, by code.",
  },
  openCharges: {
    kind: "gauge",
    name: "atome_qr.charges.open",
    unit: "{charge}",
    description: "Charges that can be paid, or are being made.",
  },
  needingAttention: {
    kind: "gauge",
    name: "atome_qr.charges.needing_attention",
    unit: "{charge}",
    description: "Charges that staff should look at.",
  },
  inboxEvents: {
    kind: "gauge",
    name: "atome_qr.inbox.events",
    unit: "{event}",
    description: "Webhook events that are stored and not handled.",
  },
  inboxLag: {
    kind: "gauge",
    name: "atome_qr.inbox.lag",
    unit: "s",
    description: "Age of the oldest of them.",
  },
  outboxLag: {
    kind: "gauge",
    name: "atome_qr.outbox.lag",
    unit: "s",
    description: "Age of the oldest event that its consumer has not been told.",
  },
  budgetUse: {
    kind: "gauge",
    name: "atome_qr.omise.budget_use",
    unit: "1",
    description: "Requests to Omise in the last whole minute, as a part of what was allowed.",
  },
  requestsWaited: {
    kind: "gauge",
    name: "atome_qr.omise.requests_waited",
    unit: "{request}",
    description: "Those of them that found none left and waited.",
  },
} as const;

export type GaugeName = {
  [Name in keyof typeof METRICS]: (typeof METRICS)[Name]["kind"] extends "gauge" ? Name : never;
}[keyof typeof METRICS];

export const GAUGES = (Object.keys(METRICS) as (keyof typeof METRICS)[]).filter(
  (name): name is GaugeName => METRICS[name].kind === "gauge",
);

/** As Prometheus has it: dots are underscores, the unit and a counter's `total` are at the end. */
export function toPrometheusName({ kind, name, unit }: (typeof METRICS)[keyof typeof METRICS]) {
  const ending = { s: "_seconds", "1": "_ratio" }[unit as string] ?? "";
  return `${name.replaceAll(".", "_")}${ending}${kind === "counter" ? "_total" : ""}`;
}
