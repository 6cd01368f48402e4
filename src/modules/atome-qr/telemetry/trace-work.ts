import {
  type Span,
  SpanKind,
  type SpanOptions,
  SpanStatusCode,
  trace,
} from "@medusajs/framework/opentelemetry/api";

import { type TraceRequest } from "../../../omise";

/** Names the plugin in traces and metrics. */
export const SCOPE = "medusa-payment-atome-qr";

/**
 * Runs work in a span of its own. Where the store has registered no OpenTelemetry (Medusa's
 * `instrumentation.ts`), the API's own span that does nothing is used.
 *
 * @param options attributes: ids and codes, nothing of a person, no secret
 * @throws what the work throws; the span gets its code, not its message, which can quote anything
 */
export function traceWork<T>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  return trace.getTracer(SCOPE).startActiveSpan(name, options, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      span.setAttribute("error.type", codeOf(error));
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** One request to Omise, as it goes over the wire: repetitions have spans of their own. */
export function traceRequestsOf(accountId: string): TraceRequest {
  return ({ method, path }, send) => {
    const attributes = {
      "http.request.method": method,
      "url.template": path,
      "atome_qr.account": accountId,
    };
    const options = { kind: SpanKind.CLIENT, attributes };
    return traceWork(`omise ${method} ${path}`, options, async (span) => {
      const note = (status: number | undefined) => {
        if (status !== undefined) span.setAttribute("http.response.status_code", status);
      };
      try {
        const answer = await send();
        note(answer.status);
        return answer;
      } catch (error) {
        note((error as { response?: { status: number } }).response?.status);
        throw error;
      }
    });
  };
}

/** An error's code where it has one, else its name. Omise's codes come from outside. */
export function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  const found = [code, name].find((one) => typeof one === "string" && /^[\w.-]{1,60}$/.test(one));
  return (found as string | undefined) ?? "unknown";
}
