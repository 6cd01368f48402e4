import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { type PairingProblem, renderPairing } from "../../../customer-display/render-pairing";
import { readPairingCode } from "../../../domain/display";
import { ATOME_QR_MODULE } from "../../../modules/atome-qr";
import { countPairingTry } from "../../../modules/atome-qr/operations/count-pairing-try";
import { type AtomeQrModuleService } from "../../../modules/atome-qr/service";
import { hideFromLog } from "../hide-from-log";
import { answerWithDisplayPage, type PageFrame, upFrom } from "./send-display-page";

const LONGEST_CODE = 20;

/** The form for the code that a till shows; the QR at the till leads here with `?code=`. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { code } = req.query;
  const action = `${upFrom(req)}display`;
  hideFromLog(req, code);
  await answerWithDisplayPage(req, res, (frame) =>
    Promise.resolve({ status: 200, page: renderForm({ ...frame, action }, code, null) }),
  );
}

/** Pairs the screen: leads to its own page, or back to the form. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { code } = (req.body ?? {}) as { code?: unknown };
  const action = `${upFrom(req)}display`;
  await answerWithDisplayPage(req, res, async (frame) => {
    const result = await pair(req, code);
    if ("token" in result) {
      return { leadsTo: `${action}/${result.token}${frame.query}` };
    }
    const page = renderForm({ ...frame, action }, code, result);
    if (result.is !== "limited") {
      return { status: 400, page };
    }
    res.set("Retry-After", String(result.seconds));
    return { status: 429, page };
  });
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

function renderForm(
  { around, ...frame }: PageFrame & { action: string },
  typed: unknown,
  problem: PairingProblem | null,
): string {
  const { texts, storeName } = around;
  const code = typeof typed === "string" ? typed.slice(0, LONGEST_CODE) : "";
  return renderPairing({ ...frame, texts, storeName, code, problem });
}
