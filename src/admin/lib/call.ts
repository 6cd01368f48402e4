import { getI18n } from "react-i18next";

import { LONG_POLL_SECONDS, PAGE_PATIENCE_MS, POLL_PATIENCE_MS } from "../../domain/timing";
import { toLocale } from "./locale";
import { sdk } from "./sdk";
import { serverClock } from "./server-clock";

/** A connection can die without a word: what is not answered by then is given up. */
const READ_PATIENCE_MS = LONG_POLL_SECONDS * 1_000 + POLL_PATIENCE_MS;

interface CallOptions {
  method?: "GET" | "POST" | "DELETE";
  body?: object;
  signal?: AbortSignal;
}

/** The raw answer; a refusal is thrown with the server's own sentence. */
export async function callRaw(path: string, options: CallOptions = {}): Promise<Response> {
  // Anything but JSON asked for, the SDK hands out the response, whose `Date` tells the time.
  // Refusals are to be told in the dashboard's language, which need not be the browser's.
  const headers = { accept: "*/*", "accept-language": toLocale(getI18n().language) };
  const giveUp = new AbortController();
  const abort = () => giveUp.abort();
  const patience = setTimeout(abort, options.method ? PAGE_PATIENCE_MS : READ_PATIENCE_MS);
  options.signal?.addEventListener("abort", abort);
  if (options.signal?.aborted) abort();
  try {
    const { signal } = giveUp;
    const response = await sdk.client.fetch<Response>(path, { ...options, signal, headers });
    serverClock.note(response.headers.get("date"));
    return response;
  } finally {
    clearTimeout(patience);
    options.signal?.removeEventListener("abort", abort);
  }
}

/** The JSON answer of one of the plugin's or Medusa's admin routes. */
export async function call<T>(path: string, options?: CallOptions): Promise<T> {
  const response = await callRaw(path, options);
  return (await response.json()) as T;
}
