import { PAGE_PATIENCE_MS } from "../domain/timing";
import { AtomeQrError, statusOf } from "./errors";
import { isOfflineForSure } from "./page-events";

export interface SendInit {
  method?: "POST";
  query?: Record<string, string | number>;
  body?: Record<string, unknown>;
  signal?: AbortSignal;
}

interface SdkInit extends SendInit {
  headers?: Record<string, string>;
}

/** What the kit needs of Medusa's JS SDK; its type is not imported, so that nothing is required. */
export interface SdkLike {
  client: { fetch(input: string, init?: SdkInit): Promise<unknown> };
}

/** How the store is reached: through Medusa's JS SDK, or by its address and publishable key. */
export type AtomeQrOptions =
  | { sdk: SdkLike }
  | {
      /** The Medusa server, such as `https://api.example.com`. */
      baseUrl: string;
      publishableKey: string;
      /** Sent with every request: a signed-in customer's `authorization`, say. */
      headers?: Record<string, string>;
    };

/**
 * One request to the store.
 *
 * @throws AtomeQrError `request_failed`, or the SDK's `FetchError`, when the store refuses; the former
 *   with the status 408, too, when it has not answered in 90 seconds. Whatever `fetch` throws when it
 *   cannot be reached
 */
export type Send = (path: string, init?: SendInit) => Promise<Response>;

export function createSend(options: AtomeQrOptions): Send {
  return hinting(givingUp(createPlainSend(options)));
}

/**
 * A browser waits for minutes for an answer to begin. A request that has a signal is given up by whoever
 * sent it.
 */
function givingUp(send: Send): Send {
  return async (path, init) => {
    if (init?.signal) {
      return send(path, init);
    }
    const limit = new AbortController();
    const timer = setTimeout(
      () => limit.abort(new AtomeQrError("request_failed", "The store did not answer.", 408)),
      PAGE_PATIENCE_MS,
    );
    return send(path, { ...init, signal: limit.signal }).finally(() => clearTimeout(timer));
  };
}

let isHinted = false;

/**
 * A browser that keeps an answer back because of CORS only says that the network failed. Once in a
 * page's life, and only before the store has answered at all: later, it is the shopper's network.
 */
function hinting(send: Send): Send {
  let isReached = false;
  return async (path, init) => {
    try {
      const response = await send(path, init);
      isReached = true;
      return response;
    } catch (error) {
      isReached ||= statusOf(error) !== undefined;
      if (!isReached && !isHinted && !init?.signal?.aborted && !isOfflineForSure()) {
        isHinted = true;
        console.warn(
          "Atome QR: the store did not answer. Check its address, whether its STORE_CORS allows this page, and the publishable key.",
        );
      }
      throw error;
    }
  };
}

function createPlainSend(options: AtomeQrOptions): Send {
  if ("sdk" in options) {
    const { client } = options.sdk;
    // Asked for JSON the SDK hands out the body alone, and the answer's date is needed too.
    return (path, init) =>
      client.fetch(path, { ...init, headers: { accept: "*/*" } }) as Promise<Response>;
  }
  const base = options.baseUrl.replace(/\/$/, "");
  const headers = { "x-publishable-api-key": options.publishableKey, ...options.headers };
  return async (path, { method, query, body, signal } = {}) => {
    const response = await fetch(base + path + toQuery(query), {
      method: method ?? "GET",
      headers: body ? { ...headers, "content-type": "application/json" } : headers,
      body: body && JSON.stringify(body),
      signal,
    });
    if (!response.ok) {
      const { status, statusText } = response;
      const { message, code } = (await response.json().catch(() => ({}))) as Refused;
      throw new AtomeQrError("request_failed", message ?? statusText, status, code);
    }
    return response;
  };
}

interface Refused {
  message?: string;
  code?: string;
}

/** React Native's URLSearchParams cannot do this. */
function toQuery(query: SendInit["query"] = {}): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

/** An SDK that was wrapped may have read the body already. */
export async function bodyOf<T>(answer: Response): Promise<T> {
  return typeof answer.json === "function"
    ? ((await answer.json()) as T)
    : (answer as unknown as T);
}
