import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeSale, describeSales } from "../../../../../counter/describe-sale";
import { makeSale } from "../../../../../counter/make-sale";
import { ATOME_QR_MODULE } from "../../../../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../../../../modules/atome-qr/service";
import { answerAsStaff } from "../../as-staff";
import { nothing } from "../../inputs";
import { readInput } from "../../read-input";
import { saleBody, salesQuery } from "../inputs";

/** A sale and its code. The same `idempotency_key` answers the same sale. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async (userId) => {
    readInput(nothing, req.query);
    res.setHeader("Cache-Control", "no-store");
    const sale = await makeSale(req.scope, { ...readInput(saleBody, req.body), userId });
    return { sale: await describeSale(req.scope, sale) };
  });
}

/** Newest first. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { filters, page } = readInput(salesQuery, req.query);
  res.setHeader("Cache-Control", "no-store");
  const { counterSales } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { rows, count } = await counterSales.list(filters, page);
  res.status(200).json({ sales: await describeSales(req.scope, rows), count, ...page });
}
