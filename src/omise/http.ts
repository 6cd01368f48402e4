import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, {
  isAxiosError,
  type AxiosError,
  type AxiosInstance,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from "axios";
import axiosRetry, { exponentialDelay, isNetworkError, retryAfter } from "axios-retry";
import pLimit from "p-limit";
import { OmiseError } from "./errors";
import {
  notSent,
  readShare,
  type RequestBudget,
  type RequestPurpose,
  shopperShare,
} from "./request-budget";
import { IDLE_SOCKET_MS, MAX_RETRIES, RETRY_DELAY_MS, STARTS_WITHIN_MS } from "./timing";

export interface OmiseHttpOptions {
  secretKey: string;
  /** Such as `https://api.omise.co`. */
  apiUrl: string;
  /** Sent as `Omise-Version`, such as `2019-05-29`. */
  apiVersion: string;
  /** For one attempt, from the connection to the last byte; milliseconds. Waiting for a slot is not counted. */
  timeoutMs: number;
  /** Requests on the wire at any moment; reads take two thirds, shoppers half. Omise advises about 10. */
  maxConcurrentRequests: number;
  /** First pause before a read is repeated, doubled each time; milliseconds, `RETRY_DELAY_MS` by default. */
  retryDelayMs?: number;
  /** Asked before each request; without one, only their number at any moment is limited. */
  budget?: RequestBudget;
  /** What the present call is for; by default `reconciling`. */
  purpose?: () => RequestPurpose;
  /** Runs each request, as it goes over the wire: in a span of a trace, say. */
  trace?: TraceRequest;
  /** Told of the `Date` of each of Omise's answers, and how long the answer took. */
  onDate?: (date: unknown, tookMs: number) => void;
}

/** @param request without ids: `/charges/:id/refunds` */
export type TraceRequest = <T extends { status: number }>(
  request: { method: string; path: string },
  send: () => Promise<T>,
) => Promise<T>;

/** The pause after a 429 without `Retry-After`, in `retryDelayMs`: one second. */
const PAUSES_AFTER_429 = 5;
/** A page of 100 charges with 15 refunds each is about 1.5 MB. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

type Attempt = InternalAxiosRequestConfig & {
  /** The call's, so kept by its repetitions; milliseconds since 1970. */
  startBy?: number;
  /** Read when the call is made: a waiting call is started by the one that frees its slot. */
  purpose?: RequestPurpose;
};

/**
 * An axios instance for one Omise account. Reads are repeated (connection lost, 5xx, 429, at most
 * three times, with backoff, jitter and `Retry-After`). What changes something is repeated after a
 * 429 only, which did nothing: Omise knows no idempotency key.
 *
 * It rejects with raw AxiosErrors, which carry the key: pass them through `toOmiseError`.
 *
 * @throws {OmiseError} `invalid_request` when `apiUrl` is not an http(s) address
 */
export function createOmiseHttp(options: OmiseHttpOptions): AxiosInstance {
  const { maxConcurrentRequests, retryDelayMs = RETRY_DELAY_MS } = options;
  const limit = pLimit(maxConcurrentRequests);
  // Otherwise a flood of reads would hold every slot, and a charge would queue behind it; or one of
  // new codes, and what is paid.
  const limitReads = pLimit(readShare(maxConcurrentRequests));
  const limitShoppers = pLimit(shopperShare(maxConcurrentRequests));
  const limitShopperReads = pLimit(shopperShare(readShare(maxConcurrentRequests)));
  const agent = {
    keepAlive: true,
    maxFreeSockets: maxConcurrentRequests,
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
    // Limited here, per attempt, so that one waiting for its next try does not hold a slot.
    adapter: (config: Attempt) => {
      const attempt = {
        ...config,
        startBy: config.startBy ?? Date.now() + STARTS_WITHIN_MS,
        purpose: config.purpose ?? options.purpose?.() ?? "reconciling",
      };
      const send = () => limit(() => sendInTime(attempt, options));
      const isShopper = attempt.purpose === "shopper";
      if (!isRead(config)) return isShopper ? limitShoppers(send) : send();
      const read = () => limitReads(send);
      // The narrowest first: what waits there takes no place from shoppers' writes.
      return isShopper ? limitShopperReads(() => limitShoppers(read)) : read();
    },
  });
  axiosRetry(http, {
    retries: MAX_RETRIES,
    shouldResetTimeout: true,
    retryCondition: mayRepeat,
    // Adds up to a fifth of jitter, and waits for `Retry-After` where that is longer.
    retryDelay: (count, error) =>
      exponentialDelay(
        count - 1,
        error,
        isTooMany(error) ? retryDelayMs * PAUSES_AFTER_429 : retryDelayMs,
      ),
    // Otherwise the old attempt's signal firing would cut the pause short.
    onRetry: (_count, _error, config) => void delete config.signal,
  });
  return http;
}

/** Sends one attempt, or rejects with `rate_limited` and has certainly sent nothing. */
async function sendInTime(
  attempt: Attempt & { startBy: number; purpose: RequestPurpose },
  { budget, onDate, timeoutMs, trace, retryDelayMs = RETRY_DELAY_MS }: OmiseHttpOptions,
): Promise<AxiosResponse> {
  const { startBy, purpose } = attempt;
  assertInTime(startBy);
  const kind = isRead(attempt) ? "read" : "write";
  await budget?.take(kind, startBy, purpose).catch((error: unknown) => {
    throw error instanceof OmiseError ? error : notSent();
  });
  assertInTime(startBy);
  const sentAt = Date.now();
  const tell = (answer: AxiosResponse | undefined) => {
    // Not of a page that something else shows in Omise's place.
    if (answer && isJson(answer)) onDate?.(answer.headers.date, Date.now() - sentAt);
  };
  try {
    // The signal ends the attempt for good: axios's own timeout restarts with every byte received.
    const send = () => sendNow({ ...attempt, signal: AbortSignal.timeout(timeoutMs) });
    const answer = await (trace ? trace(describe(attempt), send) : send());
    tell(answer);
    return answer;
  } catch (error) {
    tell(isAxiosError(error) ? error.response : undefined);
    if (isTooMany(error)) {
      const pauseMs = retryAfter(error) || retryDelayMs * PAUSES_AFTER_429;
      await budget?.slowDown(pauseMs / 1000).catch(() => undefined); // Omise will say so again
    }
    throw error;
  }
}

const sendNow = axios.getAdapter("http");

function describe({ method = "get", url = "" }: Attempt): { method: string; path: string } {
  const path = url.replace(/^\/(charges|sources|events)\/[^/]+/, "/$1/:id");
  return { method: method.toUpperCase(), path };
}

function isJson({ headers }: AxiosResponse): boolean {
  return String(headers["content-type"]).includes("json");
}

function assertInTime(startBy: number): void {
  if (Date.now() > startBy) throw notSent();
}

/** Timeouts are not repeated: the caller has waited long enough to be told. */
function mayRepeat(error: AxiosError): boolean {
  const { startBy = 0 } = (error.config ?? {}) as Partial<Attempt>;
  if (Date.now() + retryAfter(error) > startBy) return false;
  if (isTooMany(error)) return true;
  if (!isRead(error.config)) return false;
  if (!error.response) return isNetworkError(error) && !error.code?.startsWith("ERR_");
  const { status } = error.response;
  const cutOff = status < 300;
  return cutOff || status >= 500;
}

function isRead(config: { method?: string } | undefined): boolean {
  return config?.method?.toUpperCase() === "GET";
}

/** Refused before it was looked at, so that it did nothing. */
function isTooMany(error: unknown): error is AxiosError & { response: AxiosResponse } {
  return isAxiosError(error) && error.response?.status === 429;
}

function checkedUrl(apiUrl: string): string {
  if (/^https?:\/\//i.test(apiUrl) && URL.canParse(apiUrl)) return apiUrl;
  throw new OmiseError("apiUrl is not a web address.", { code: "invalid_request" });
}
