import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { type AxiosError, type AxiosInstance } from "axios";
import axiosRetry, { exponentialDelay, isNetworkError, retryAfter } from "axios-retry";
import pLimit from "p-limit";
import { OmiseError } from "./errors";

export interface OmiseHttpOptions {
  secretKey: string;
  /** Such as `https://api.omise.co`. */
  apiUrl: string;
  /** Sent as `Omise-Version`, such as `2019-05-29`. */
  apiVersion: string;
  /** For one attempt, from the connection to the last byte; milliseconds. Waiting for a slot is not counted. */
  timeoutMs: number;
  /** Requests on the wire at any moment. Omise advises about 10. */
  maxConcurrentRequests: number;
  /** First pause before a read is repeated, doubled each time; milliseconds, 200 by default. */
  retryDelayMs?: number;
}

const MAX_RETRIES = 3;
/** A longer `Retry-After` is not waited for: the caller gets the error, and with it the wait. */
const MAX_RETRY_AFTER_MS = 30_000;
/** A page of 100 charges with 15 refunds each is about 1.5 MB. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
/** Shorter than a usual server's: a POST on a socket that is just being closed has no known outcome. */
const IDLE_SOCKET_MS = 15_000;

/**
 * An axios instance for one Omise account. Only reads are repeated (connection lost, 5xx, 429, at
 * most three times, with backoff, jitter and `Retry-After`); nothing that changes something ever
 * is, because Omise knows no idempotency key.
 *
 * It rejects with raw AxiosErrors, which carry the key: pass them through `toOmiseError`.
 *
 * @throws {OmiseError} `invalid_request` when `apiUrl` is not an http(s) address
 */
export function createOmiseHttp(options: OmiseHttpOptions): AxiosInstance {
  const limit = pLimit(options.maxConcurrentRequests);
  const send = axios.getAdapter("http");
  const agent = {
    keepAlive: true,
    maxFreeSockets: options.maxConcurrentRequests,
    timeout: IDLE_SOCKET_MS,
  };
  const http = axios.create({
    baseURL: checkedUrl(options.apiUrl),
    allowAbsoluteUrls: false,
    auth: { username: options.secretKey, password: "" },
    headers: {
      Accept: "application/json",
      "Omise-Version": options.apiVersion,
      "User-Agent": "medusa-payment-atome-qr",
    },
    httpAgent: new HttpAgent(agent),
    httpsAgent: new HttpsAgent(agent),
    maxRedirects: 0,
    maxContentLength: MAX_ANSWER_BYTES,
    // Limited here, per attempt, so that a read waiting for its next try does not hold a slot.
    // The signal ends the attempt for good: axios's own timeout restarts with every byte received.
    adapter: (config) =>
      limit(() => send({ ...config, signal: AbortSignal.timeout(options.timeoutMs) })),
  });
  axiosRetry(http, {
    retries: MAX_RETRIES,
    shouldResetTimeout: true,
    retryCondition: mayRepeat,
    // Adds up to a fifth of jitter, and waits for `Retry-After` where that is longer.
    retryDelay: (count, error) => exponentialDelay(count - 1, error, options.retryDelayMs ?? 200),
    // Otherwise the old attempt's signal firing would cut the pause short.
    onRetry: (_count, _error, config) => void delete config.signal,
  });
  return http;
}

/** Timeouts are not repeated: the caller has waited long enough to be told. */
function mayRepeat(error: AxiosError): boolean {
  if (error.config?.method?.toUpperCase() !== "GET") return false;
  if (!error.response) return isNetworkError(error) && !error.code?.startsWith("ERR_");
  const { status } = error.response;
  const cutOff = status < 300;
  return (cutOff || status === 429 || status >= 500) && retryAfter(error) <= MAX_RETRY_AFTER_MS;
}

function checkedUrl(apiUrl: string): string {
  if (/^https?:\/\//i.test(apiUrl) && URL.canParse(apiUrl)) return apiUrl;
  throw new OmiseError("apiUrl is not a web address.", { code: "invalid_request" });
}
