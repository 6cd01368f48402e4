import { type FaultKind, type PageShape } from "./faults";
import { type Reply } from "./http";
import { OmiseError } from "./omise-error";
import { omiseReply } from "./omise-reply";

const MAINTENANCE_URL = "https://maintenance.invalid/";

/** The answer of a fault that keeps the request from having its effect; null when none does. */
export function refusal(faults: FaultKind[]): Reply | null {
  for (const fault of faults) {
    if (fault.kind === "rate_limited") {
      const error = new OmiseError(429, "too_many_requests", "too many requests");
      const seconds = String(fault.retryAfterSeconds ?? 1);
      const reply = omiseReply(429, error.toJSON());
      return { ...reply, headers: { ...reply.headers, "Retry-After": seconds } };
    }
    if (fault.kind === "page") return maintenancePage(fault.shape);
    if (fault.kind === "error") {
      if (fault.html) return htmlPage(fault.status, String(fault.status));
      const code = fault.code ?? (fault.status < 500 ? "bad_request" : "internal_error");
      const error = new OmiseError(fault.status, code, fault.message ?? code.replaceAll("_", " "));
      return omiseReply(fault.status, error.toJSON());
    }
  }
  return null;
}

/** As a proxy in front of Omise answers during maintenance. */
function maintenancePage(shape: PageShape): Reply {
  if (shape === "html_ok") return htmlPage(200, "Maintenance");
  if (shape === "html_forbidden") return htmlPage(403, "Forbidden");
  const page = htmlPage(302, "Found");
  return { ...page, headers: { ...page.headers, Location: MAINTENANCE_URL } };
}

/** As a gateway in front of Omise answers: HTML where JSON was expected. */
function htmlPage(status: number, title: string): Reply {
  const body = `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return { status, headers: { "Content-Type": "text/html" }, body };
}
