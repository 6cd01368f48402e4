import { randomBytes } from "node:crypto";

import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";
import { type ConfigModule, type Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { AtomeQrError } from "../../../../domain/errors";
import { isIos } from "../../../../domain/is-ios";
import { LOCALES } from "../../../../shopper-texts/locales";
import { type PageChoices, readPageChoices } from "../../../../pay-page/page-choices";
import { type PayPage } from "../../../../pay-page/page-parts";
import { renderPage } from "../../../../pay-page/render-page";
import { payPageHeaders } from "../../../../pay-page/security-headers";
import { safeMessage } from "../../../../modules/atome-qr/safe-message";
import { findStoreName } from "../../find-store-name";

/** What a route knows of the page it answers with. */
export type PageContent = Pick<PayPage, "state" | "charge"> & { httpStatus?: number };

/** How the shopper who asks wants the page. */
export function choicesOf(req: MedusaRequest): PageChoices {
  return readChoices(req, req.query);
}

/** The same where it does not stand in the address that is asked for. */
export function readChoices(req: MedusaRequest, query: Record<string, unknown>): PageChoices {
  const config = req.scope.resolve<ConfigModule>(ContainerRegistrationKeys.CONFIG_MODULE);
  return readPageChoices(query, req.acceptsLanguages(), config.projectConfig.http?.storeCors);
}

/** Answers with the pay page. */
export async function sendPage(
  req: MedusaRequest,
  res: MedusaResponse,
  { httpStatus = 200, ...content }: PageContent,
): Promise<void> {
  const nonce = randomBytes(16).toString("base64");
  const choices = choicesOf(req);
  const storeName = await findStoreName(req);
  res.set(payPageHeaders(nonce));
  res.set({ "Content-Language": LOCALES[choices.language], Vary: "Accept-Language" });
  res
    .status(httpStatus)
    .type("html")
    .send(
      renderPage({
        ...content,
        choices,
        nonce,
        storeName,
        isIos: isIos(req.get("user-agent") ?? ""),
      }),
    );
}

/**
 * Runs a route that answers with a page, also where it fails: for a shopper, an error is a page too.
 */
export async function answerWithPage(
  req: MedusaRequest,
  res: MedusaResponse,
  run: () => Promise<void>,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    const reason = error instanceof AtomeQrError ? error.reason : undefined;
    const isUnknown = reason === "payment_not_found";
    // That the database is not migrated is in the log already.
    if (!isUnknown && reason !== "not_migrated") {
      const logger = req.scope.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
      logger.error(`Atome QR: a pay page could not be shown: ${safeMessage(error)}`);
    }
    await sendPage(
      req,
      res,
      isUnknown ? { state: "unknown", httpStatus: 404 } : { state: "error", httpStatus: 500 },
    );
  }
}
