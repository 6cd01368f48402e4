import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { renewCharge } from "../../../../../pay-page/renewal/renew-charge";
import { answerForm, leadToPage } from "../answer-form";

/**
 * A new code, asked for by the pay page's form. Leads to the page of the new charge, or back to the
 * old one's where there is nothing to renew: that tells the truth.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await answerForm(req, res, renewCharge);
}

export function GET(req: MedusaRequest, res: MedusaResponse): void {
  leadToPage(req, res);
}
