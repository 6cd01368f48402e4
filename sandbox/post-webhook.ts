import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";

const TIMEOUT_MS = 10_000;

/**
 * Posts a webhook on a connection of its own and gives the receiver's HTTP status. Rejects when no
 * answer comes within ten seconds (Omise's own patience is not documented).
 */
export function postWebhook(
  url: string,
  body: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = url.startsWith("https:") ? requestHttps : requestHttp;
    const outgoing = request(url, {
      method: "POST",
      // A pooled connection to a receiver that has restarted would look like a lost webhook.
      agent: false,
      signal,
      timeout: TIMEOUT_MS,
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Length": Buffer.byteLength(body),
        ...headers,
      },
    });
    outgoing.on("response", (response) => {
      response.on("error", reject);
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    outgoing.on("timeout", () => outgoing.destroy(new Error("no answer within 10 seconds")));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
