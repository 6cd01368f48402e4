import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { parse as parseQuery } from "qs";
import { badRequest } from "./omise-error";
import { type JsonObject } from "./types";

const MAX_BODY_BYTES = 1_000_000;

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface HttpRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The parsed JSON or form body, `{}` when empty. */
  body: JsonObject;
}

/** Values of the `:x` segments when the path has the pattern's form, otherwise null. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, segment] of wanted.entries()) {
    const value = given[i] ?? "";
    if (segment.startsWith(":")) {
      if (value === "") return null;
      params[segment.slice(1)] = value;
    } else if (segment !== value) return null;
  }
  return params;
}

/** The first route for this method and path, with its path parameters. */
export function findRoute<R extends { method: string; pattern: string }>(
  routes: readonly R[],
  method: string,
  path: string,
): { route: R; params: Record<string, string> } | null {
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchPath(route.pattern, path);
    if (params) return { route, params };
  }
  return null;
}

/** Reads the whole request. Throws an OmiseError (400) for a body that is too large or not valid. */
export async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const url = new URL(incoming.url ?? "/", "http://sandbox");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw badRequest("request body is too large");
    chunks.push(chunk);
  }
  return {
    method: incoming.method ?? "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body: parseBody(Buffer.concat(chunks).toString("utf8"), incoming.headers["content-type"]),
  };
}

function parseBody(text: string, contentType = ""): JsonObject {
  if (text.trim() === "") return {};
  if (contentType.includes("json")) {
    let parsed: unknown;
    try {
      parsed = JSON.parse(text);
    } catch {
      throw badRequest("request body is not valid JSON");
    }
    if (!isObject(parsed)) throw badRequest("request body must be an object");
    return parsed;
  }
  // Omise's form bodies nest with brackets; the limits leave room for a cart of 200 items.
  return parseQuery(text, { depth: 8, arrayLimit: 200, parameterLimit: 5_000 });
}

/** True for `{}`-like JSON values, not for arrays or null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Writes an answer. A client that has gone away is no error. */
export function writeReply(response: ServerResponse, reply: Reply): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(reply.status, { "Cache-Control": "no-store", ...reply.headers });
  response.end(reply.body ?? "");
}

/** An HTML page that no other site may frame. */
export function htmlReply(html: string, status = 200): Reply {
  return {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "X-Frame-Options": "DENY",
      "Referrer-Policy": "no-referrer",
    },
    body: html,
  };
}

/** Plain JSON, for the sandbox's own control routes. */
export function jsonReply(value: unknown, status = 200): Reply {
  return {
    status,
    headers: { "Content-Type": "application/json; charset=utf-8" },
    body: JSON.stringify(value),
  };
}
