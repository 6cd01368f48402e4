import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";

/** As a middleware, for addresses with a `:token`. */
export function hideToken(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): void {
  hideFromLog(req, req.params.token);
  next();
}

const HIDDEN = "…";

/**
 * Keeps a secret of an address out of Medusa's access log, which is written when the answer is sent,
 * and from `originalUrl` alone. What is in front of Medusa has a log of its own.
 */
export function hideFromLog(req: Pick<MedusaRequest, "originalUrl">, secret: unknown): void {
  if (typeof secret !== "string" || secret === "") {
    return;
  }
  for (const written of [secret, encodeURIComponent(secret)]) {
    req.originalUrl = req.originalUrl.replaceAll(written, HIDDEN);
  }
}
