import { randomBytes } from "node:crypto";

import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";
import { type Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { renderErrorPage } from "../../../customer-display/render-display";
import { type Surroundings } from "../../../customer-display/render-scene";
import { ATOME_QR_MODULE } from "../../../modules/atome-qr";
import { safeMessage } from "../../../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../../../modules/atome-qr/service";
import { LOCALES } from "../../../shopper-texts/locales";
import { payPageHeaders } from "../../../pay-page/security-headers";
import { type Language } from "../../../shopper-texts";
import { findSurroundings, readLanguage } from "./display-request";

/** What every page of a display is made of. */
export interface PageFrame {
  around: Surroundings;
  language: Language;
  query: string;
  nonce: string;
}

/** A page, or where the browser is to go instead. */
type PageAnswer = { status: number; page: string } | { leadsTo: string };

/** Answers with a page; with one that looks again by itself where the store cannot say. */
export async function answerWithDisplayPage(
  req: MedusaRequest,
  res: MedusaResponse,
  render: (frame: PageFrame) => Promise<PageAnswer>,
): Promise<void> {
  const nonce = randomBytes(16).toString("base64");
  const frame = { around: await findSurroundings(req), nonce, ...readLanguage(req) };
  const answer = await render(frame).catch((error: unknown) => {
    const logger = req.scope.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    logger.error(`Atome QR: a customer display could not be shown: ${safeMessage(error)}`);
    return { status: 500, page: renderErrorPage(frame) };
  });
  res.set(payPageHeaders(nonce, imageSources(req)));
  if ("leadsTo" in answer) {
    res.redirect(303, answer.leadsTo);
    return;
  }
  res.set({ "Content-Language": LOCALES[frame.language], Vary: "Accept-Language" });
  res.status(answer.status).type("html").send(answer.page);
}

/** The code, which the script has loaded, and the store's logo. */
function imageSources({ scope }: MedusaRequest): string[] {
  const { options } = scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { displayLogoUrl } = options;
  return displayLogoUrl ? ["blob:", new URL(displayLogoUrl).origin] : ["blob:"];
}

/** Relative, so that the page also works behind a proxy that gives the store a path of its own. */
export function upFrom(req: MedusaRequest): "" | "../" {
  const [path] = req.originalUrl.split("?");
  return path.endsWith("/") ? "../" : "";
}
