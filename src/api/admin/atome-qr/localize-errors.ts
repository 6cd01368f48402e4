import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";

import { STAFF_LANGUAGES, type StaffLanguage, toErrorMessage } from "./error-messages";

/**
 * Has refusals told in the language that `accept-language` asks for. Done to the answer and not to
 * the error: so the log stays in English, and an error that came out of a workflow as a plain object
 * is told like any other.
 */
export function localizeErrors(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): void {
  // English comes first: it is for those who ask for nothing.
  const language = req.acceptsLanguages("en", ...STAFF_LANGUAGES);
  if (language && language !== "en") {
    const json = res.json.bind(res);
    res.json = (body) =>
      json(res.statusCode >= 400 ? translate(language as StaffLanguage, body) : body);
  }
  next();
}

function translate(language: StaffLanguage, body: unknown): unknown {
  const { code, message } = (body ?? {}) as { code?: unknown; message?: unknown };
  return typeof code === "string" && typeof message === "string"
    ? { ...(body as object), message: toErrorMessage(language, code, message) }
    : body;
}
