import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeScene } from "../../../../customer-display/describe-scene";
import { keyOf, toScene } from "../../../../customer-display/scene";
import { waitForScene } from "../../../../customer-display/wait-for-scene";
import { ATOME_QR_MODULE } from "../../../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../../../modules/atome-qr/service";
import { PRIVATE_HEADERS } from "../../../../pay-page/security-headers";
import { readWaitSeconds } from "../../../read-wait-seconds";
import { findDisplay, findSurroundings, screenOf, tokenOf } from "../display-request";

/**
 * What a display is to show. With `?wait=25` the answer is held until that is something else than
 * `seen`, the key of what it shows.
 *
 * @throws AtomeQrError `display_not_found` · MedusaError `invalid_wait`
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.set(PRIVATE_HEADERS);
  const screen = screenOf(req);
  const wait = req.method === "HEAD" ? 0 : readWaitSeconds(req.query.wait);
  const display = await findDisplay(req, tokenOf(req));
  const key = keyOf(toScene(display, screen));
  const seen = typeof req.query.seen === "string" ? req.query.seen : key;
  if (wait > 0 && key === seen) {
    await waitForScene(req.scope, { id: display.id, screen, seen }, wait, res);
  }
  await answer(req, res, screen);
}

/** The same at once, for a screen that follows the till from now on: the newest one does. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.set(PRIVATE_HEADERS);
  const screen = screenOf(req);
  const { displays } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  await displays.takeOver((await findDisplay(req, tokenOf(req))).id, screen);
  await answer(req, res, screen);
}

async function answer(req: MedusaRequest, res: MedusaResponse, screen: string): Promise<void> {
  const scene = toScene(await findDisplay(req, tokenOf(req)), screen);
  res.status(200).json(describeScene(scene, await findSurroundings(req)));
}
