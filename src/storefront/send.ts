import { AtomeQrError } from "./errors";

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
 * @throws AtomeQrError `request_failed`, or the SDK's `FetchError`, when the store refuses; whatever
 *   `fetch` throws when it cannot be reached
 */
export type Send = (path: string, init?: SendInit) => Promise<Response>;

export function createSend(options: AtomeQrOptions): Send {
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
      const { message } = (await response.json().catch(() => ({}))) as { message?: string };
      throw new AtomeQrError("request_failed", message ?? response.statusText, response.status);
    }
    return response;
  };
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
