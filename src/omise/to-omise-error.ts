import { isAxiosError, type AxiosError, type AxiosResponse } from "axios";
import { retryAfter } from "axios-retry";
import { OmiseError } from "./errors";

/** Which call failed. `path` holds no query string and no secret. */
export interface OmiseRequest {
  method: string;
  path: string;
}

/**
 * Turns whatever a call threw into an {@link OmiseError}; never throws itself.
 * A call that changes something has a known outcome only when Omise refused it (4xx, 429) or when
 * nothing was sent; everything else is `outcome_unknown`.
 */
export function toOmiseError(error: unknown, request: OmiseRequest): OmiseError {
  if (error instanceof OmiseError) return error;
  if (!isAxiosError(error)) {
    return outcomeUnknown(request, "an unexpected error") ?? invalidResponse(request, undefined);
  }
  // A 2xx inside an error is an answer that was cut off on its way.
  if (error.response && error.response.status >= 300) return fromAnswer(error.response, request);
  return fromMissingAnswer(error, request);
}

/** The error for an answer that came but cannot be read as what was asked for. */
export function unreadableAnswer(request: OmiseRequest, status: number, what: string): OmiseError {
  return (
    outcomeUnknown(request, `its answer could not be read: ${what}`, status) ??
    invalidResponse(request, status, what)
  );
}

function fromAnswer(response: AxiosResponse<unknown>, request: OmiseRequest): OmiseError {
  const { status } = response;
  const omise = omiseErrorBody(response.data);
  const wait = retryAfterSeconds(response);
  if (status === 429) {
    const message = "Omise is receiving too many requests from this store. Try again in a moment.";
    return new OmiseError(message, {
      code: "rate_limited",
      status,
      retryable: true,
      retryAfterSeconds: wait,
    });
  }
  // A 408 or a redirect comes from something between us and Omise, which may have passed the call on.
  if (status >= 500 || status === 408 || status < 400) {
    const unknown = outcomeUnknown(request, `it answered with HTTP ${status}`, status, wait);
    if (unknown) return unknown;
  }
  if (status >= 500 || status === 408) {
    const message = `Omise is not answering properly (HTTP ${status}). Try again in a moment.`;
    const code = omise?.code ?? "unreachable";
    return new OmiseError(message, { code, status, retryable: true, retryAfterSeconds: wait });
  }
  // Without Omise's own body a 404 may be a wrong `apiUrl`, so it must not read as `not_found`.
  if (!omise) return invalidResponse(request, status, `HTTP ${status}, check apiUrl`);
  if (status === 401) {
    const message = "Omise did not accept the API key. Check secretKey and publicKey.";
    return new OmiseError(message, { code: omise.code, status });
  }
  return new OmiseError(omise.message, { code: omise.code, status });
}

function fromMissingAnswer(error: AxiosError, request: OmiseRequest): OmiseError {
  if (!error.response && NOT_A_REQUEST.has(error.code ?? "")) {
    return new OmiseError("Omise could not be called: check apiUrl.", { code: "invalid_request" });
  }
  // The request's deadline is the only thing that ever cancels it (see http.ts).
  const timedOut = error.code === "ERR_CANCELED" || error.code === "ETIMEDOUT";
  if (!wasNeverSent(error)) {
    const why = timedOut ? "it did not answer in time" : "the connection was lost";
    const unknown = outcomeUnknown(request, why);
    if (unknown) return unknown;
    if (timedOut) {
      const message = "Omise did not answer in time. Try again in a moment.";
      return new OmiseError(message, { code: "timeout", retryable: true });
    }
    // Our own cap on the size of an answer; asking again would bring the same answer.
    if (error.code === "ERR_BAD_RESPONSE" && !error.response) {
      return invalidResponse(request, undefined, "it is too large");
    }
  }
  const message = `Omise could not be reached (${error.code ?? "no reason given"}). Try again in a moment.`;
  return new OmiseError(message, { code: "unreachable", retryable: true });
}

/** Axios refused to send: an address or option that cannot work. */
const NOT_A_REQUEST = new Set(["ERR_BAD_REQUEST", "ERR_INVALID_URL", "ERR_BAD_OPTION_VALUE"]);

const TLS_REFUSED = /^(ERR_TLS_CERT|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/;

/** True only when the connection was never made, so that not one byte of the request left. */
function wasNeverSent(error: AxiosError): boolean {
  const cause = error.cause as
    | { code?: string; syscall?: string; errors?: { syscall?: string }[] }
    | undefined;
  // With several addresses per host Node reports an AggregateError of the attempts.
  const attempts = cause?.errors ?? [cause];
  if (attempts.length > 0 && attempts.every((attempt) => attempt?.syscall === "connect"))
    return true;
  if (cause?.syscall === "getaddrinfo") return true;
  return TLS_REFUSED.test(cause?.code ?? "");
}

function outcomeUnknown(
  request: OmiseRequest,
  why: string,
  status?: number,
  retryAfterSeconds?: number,
): OmiseError | undefined {
  if (request.method.toUpperCase() === "GET") return undefined;
  const message = `It is unknown whether Omise carried out ${request.method} ${request.path} (${why}). Look it up at Omise before trying again.`;
  return new OmiseError(message, { code: "outcome_unknown", status, retryAfterSeconds });
}

function invalidResponse(request: OmiseRequest, status?: number, why = "unexpected error") {
  const message = `Omise's answer to ${request.method} ${request.path} could not be used (${why}).`;
  return new OmiseError(message, { code: "invalid_response", status });
}

/** Omise's `{ object: "error", code, message }`, or undefined for HTML, empty and other bodies. */
function omiseErrorBody(body: unknown): { code: string; message: string } | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { object, code, message } = body as Record<string, unknown>;
  if (object !== "error" || typeof code !== "string" || typeof message !== "string") return;
  return { code, message: withoutKeys(message).slice(0, 300) };
}

const withoutKeys = (text: string) => text.replace(/\b([sp]key_(?:test_)?)\w+/g, "$1***");

function retryAfterSeconds(response: AxiosResponse<unknown>): number | undefined {
  const seconds = Math.ceil(retryAfter({ response } as AxiosError) / 1000);
  return seconds > 0 ? Math.min(seconds, 3600) : undefined;
}
