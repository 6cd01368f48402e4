import type { AdminCharge } from "../../admin-api/types";
import { type Flow, FLOWS } from "../../domain/atome";

export const PAGE_SIZE = 20;

export const STATUSES = [
  "creating",
  "pending",
  "paid",
  "failed",
  "expired",
] as const satisfies readonly AdminCharge["status"][];

const ATTENTION = ["true", "false", "resolved"] as const;

type Attention = (typeof ATTENTION)[number];

/** What the list shows, as the URL says it; so a filtered list can be sent to a colleague. */
export interface ChargesView {
  status: AdminCharge["status"][];
  account: string[];
  flow: Flow | null;
  attention: Attention | null;
  /** Days of the staff's own calendar, both inclusive, such as `2026-11-24`. */
  from: string | null;
  to: string | null;
  q: string;
  /** From 0. */
  page: number;
}

/** Everything unknown is left out: a URL may have been typed. */
export function readChargesView(params: URLSearchParams): ChargesView {
  const attention = params.get("attention");
  const flow = params.get("flow");
  const page = Number(params.get("page") ?? 1);
  return {
    status: STATUSES.filter((status) => params.getAll("status").includes(status)),
    account: params.getAll("account"),
    flow: FLOWS.find((one) => one === flow) ?? null,
    attention: ATTENTION.find((one) => one === attention) ?? null,
    from: readDay(params.get("from")),
    to: readDay(params.get("to")),
    q: params.get("q") ?? "",
    page: Number.isInteger(page) && page > 0 ? page - 1 : 0,
  };
}

function readDay(value: string | null): string | null {
  return value && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : null;
}

/** The URL's parameters for a view; those that are not the list's stay. */
export function writeChargesView(view: ChargesView, others: URLSearchParams): URLSearchParams {
  const params = new URLSearchParams(others);
  for (const key of ["status", "account", "flow", "attention", "from", "to", "q", "page"]) {
    params.delete(key);
  }
  view.status.forEach((status) => params.append("status", status));
  view.account.forEach((account) => params.append("account", account));
  for (const key of ["flow", "attention", "from", "to", "q"] as const) {
    if (view[key]) params.set(key, view[key]);
  }
  if (view.page > 0) params.set("page", String(view.page + 1));
  return params;
}

/** The view's filters as the admin API takes them, `status=paid&status=failed`. */
export function toQuery(view: ChargesView): URLSearchParams {
  const query = new URLSearchParams();
  view.status.forEach((status) => query.append("status", status));
  view.account.forEach((account) => query.append("account", account));
  if (view.flow) query.set("flow", view.flow);
  if (view.attention) query.set("attention", view.attention);
  if (view.from) query.set("from", new Date(`${view.from}T00:00:00`).toISOString());
  if (view.to) query.set("to", new Date(`${view.to}T23:59:59.999`).toISOString());
  // A space that is being typed is no search yet.
  if (view.q.trim()) query.set("q", view.q.trim());
  return query;
}

export function toPageQuery(view: ChargesView): URLSearchParams {
  const query = toQuery(view);
  query.set("limit", String(PAGE_SIZE));
  query.set("offset", String(view.page * PAGE_SIZE));
  return query;
}

export function isFiltered(view: ChargesView): boolean {
  const { status, account, flow, attention, from, to, q } = view;
  return [status.length, account.length, flow, attention, from, to, q.trim()].some(Boolean);
}
