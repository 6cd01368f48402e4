import { getI18n } from "react-i18next";

import { toLocale } from "./locale";
import { sdk } from "./sdk";
import { serverClock } from "./server-clock";

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
  const response = await sdk.client.fetch<Response>(path, { ...options, headers });
  serverClock.note(response.headers.get("date"));
  return response;
}

/** The JSON answer of one of the plugin's or Medusa's admin routes. */
export async function call<T>(path: string, options?: CallOptions): Promise<T> {
  const response = await callRaw(path, options);
  return (await response.json()) as T;
}
