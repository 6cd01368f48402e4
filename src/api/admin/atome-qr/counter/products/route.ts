import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { findMarket } from "../../../../../counter/find-market";
import { findProducts } from "../../../../../counter/find-products";
import { readInput } from "../../read-input";
import { productsQuery } from "../inputs";

/** Products by a scanned code or by words, with price and stock as the till sells them. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { text, ...where } = readInput(productsQuery, req.query);
  const market = await findMarket(req.scope, where);
  res.status(200).json({ products: await findProducts(req.scope, market, text) });
}
