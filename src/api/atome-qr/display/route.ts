import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { type PairingProblem, renderPairing } from "../../../customer-display/render-pairing";
import { readPairingCode } from "../../../domain/display";
import { ATOME_QR_MODULE } from "../../../modules/atome-qr";
import { countPairingTry } from "../../../modules/atome-qr/operations/count-pairing-try";
import { type AtomeQrModuleService } from "../../../modules/atome-qr/service";
import { PRIVATE_HEADERS } from "../../../pay-page/security-headers";
import { hideFromLog } from "../hide-from-log";
import { readLanguage } from "./display-request";
import { answerWithDisplayPage, upFrom } from "./send-display-page";

const LONGEST_CODE = 20;

/** The form for the code that a till shows; the QR at the till leads here with `?code=`. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { code } = req.query;
  hideFromLog(req, code);
  await answerWithForm(req, res, code, null);
}

/** Pairs the screen: leads to its own page, or back to the form. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { code } = (req.body ?? {}) as { code?: unknown };
  const result = await pair(req, code);
  if ("token" in result) {
    res.set(PRIVATE_HEADERS);
    res.redirect(303, `${upFrom(req)}display/${result.token}${readLanguage(req).query}`);
    return;
  }
  if (result.is === "limited") {
    res.set("Retry-After", String(result.seconds));
  }
  await answerWithForm(req, res, code, result);
}

async function pair(
  req: MedusaRequest,
  typed: unknown,
): Promise<{ token: string } | PairingProblem> {
  const atomeQr = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  // Before the code is looked up: a right one among too many tries is a guess.
  const seconds = await countPairingTry(atomeQr, req.ip);
  if (seconds > 0) {
    return { is: "limited", seconds };
  }
  const code = readPairingCode(typed);
  const result = code ? await atomeQr.displays.pair(code) : "unknown";
  return typeof result === "string" ? { is: result } : result;
}

function answerWithForm(
  req: MedusaRequest,
  res: MedusaResponse,
  typed: unknown,
  problem: PairingProblem | null,
): Promise<void> {
  const code = typeof typed === "string" ? typed.slice(0, LONGEST_CODE) : "";
  const status = problem === null ? 200 : problem.is === "limited" ? 429 : 400;
  return answerWithDisplayPage(req, res, ({ around: { texts, storeName }, ...frame }) => {
    const action = `${upFrom(req)}display`;
    const page = renderPairing({ ...frame, texts, storeName, code, problem, action });
    return Promise.resolve({ status, page });
  });
}
