import { randomBytes } from "node:crypto";

import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { renderDisplay, renderUnpairedPage } from "../../../../customer-display/render-display";
import { toScene } from "../../../../customer-display/scene";
import { AtomeQrError } from "../../../../domain/errors";
import { hideFromLog } from "../../hide-from-log";
import { findDisplay } from "../display-request";
import { answerWithDisplayPage, type PageFrame, upFrom } from "../send-display-page";

/** A customer display: follows its till. The address alone lets see what the till shows. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const base = upFrom(req);
  hideFromLog(req, req.params.token);
  await answerWithDisplayPage(req, res, (frame) => showDisplay(req, { ...frame, base }));
}

async function showDisplay(req: MedusaRequest, frame: PageFrame & { base: string }) {
  const { token } = req.params;
  try {
    const scene = toScene(await findDisplay(req, token), null);
    const screen = randomBytes(16).toString("base64url");
    return { status: 200, page: renderDisplay({ ...frame, scene, token, screen }) };
  } catch (error) {
    if (error instanceof AtomeQrError && error.reason === "display_not_found") {
      return { status: 404, page: renderUnpairedPage(frame) };
    }
    throw error;
  }
}
