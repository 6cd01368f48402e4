import { isoSeconds, unixSeconds } from "./clock";
import { badRequest } from "./omise-error";

/** Omise's list envelope. */
export interface OmiseList<T> {
  object: "list";
  data: T[];
  limit: number;
  offset: number;
  total: number;
  location: string;
  order: "chronological" | "reverse_chronological";
  from: string;
  to: string;
}

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/**
 * One page of `items`, which come oldest first.
 *
 * Query as at Omise: `limit` (20, at most 100), `offset`, `from` and `to` (creation time, whole
 * seconds, both inclusive), `order` (`chronological` unless said otherwise). Throws an OmiseError
 * (400) for values that make no sense.
 */
export function renderList<T extends { created_at?: unknown }>(
  items: T[],
  query: URLSearchParams,
  view: { now: number; location: string },
): OmiseList<T> {
  const limit = Math.min(readInteger(query, "limit", DEFAULT_LIMIT), MAX_LIMIT);
  const offset = readInteger(query, "offset", 0);
  const from = readTime(query, "from", 0);
  const to = readTime(query, "to", view.now);
  const order = query.get("order") ?? "chronological";
  if (order !== "chronological" && order !== "reverse_chronological") {
    throw badRequest("order must be chronological or reverse_chronological");
  }
  const within = items.filter((item) => {
    const createdAt = unixSeconds(Date.parse(String(item.created_at)));
    return createdAt >= unixSeconds(from) && createdAt <= unixSeconds(to);
  });
  if (order === "reverse_chronological") within.reverse();
  return {
    object: "list",
    data: within.slice(offset, offset + limit),
    limit,
    offset,
    total: within.length,
    location: view.location,
    order,
    from: isoSeconds(from),
    to: isoSeconds(to),
  };
}

function readInteger(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null || text === "") return fallback;
  if (!/^\d+$/.test(text)) throw badRequest(`${name} must be a whole number`);
  return Number(text);
}

function readTime(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null || text === "") return fallback;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw badRequest(`${name} must be an ISO 8601 date`);
  return ms;
}
