import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { switchWay } from "../../../../../pay-page/renewal/switch-way";
import { answerForm, leadToPage } from "../answer-form";

/**
 * The other way to pay, asked for by the pay page's form. Leads to the page of the new charge, or back
 * to the old one's where there is no other way (any more): that tells the truth.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await answerForm(req, res, switchWay);
}

export function GET(req: MedusaRequest, res: MedusaResponse): void {
  leadToPage(req, res);
}
