import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import type { CounterDisplay, CounterPairing } from "../../../../../admin-api/counter-types";
import { ATOME_QR_MODULE } from "../../../../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../../../../modules/atome-qr/service";
import { answerAsStaff } from "../../as-staff";
import { nothing } from "../../inputs";
import { readInput } from "../../read-input";
import { displayBody, displaysQuery } from "../inputs";

/** Begins to pair a screen with a till. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async () => {
    readInput(nothing, req.query);
    const { till_id: tillId } = readInput(displayBody, req.body);
    const atomeQr = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    const { row, code } = await atomeQr.displays.begin(tillId);
    const display: CounterPairing = {
      id: row.id,
      till_id: row.till_id,
      pairing_code: code,
      pair_url: atomeQr.pairUrlOf(code),
      expires_at: row.pairing_ends_at!.toISOString(),
    };
    return { display };
  });
}

/** Screens that are paired, or can still be. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { till_id: tillId = null } = readInput(displaysQuery, req.query);
  const { displays } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const rows = await displays.list(tillId);
  const answered: CounterDisplay[] = rows.map((row) => ({
    id: row.id,
    till_id: row.till_id,
    is_paired: row.token_hash !== null,
    paired_at: row.paired_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  }));
  res.status(200).json({ displays: answered });
}
