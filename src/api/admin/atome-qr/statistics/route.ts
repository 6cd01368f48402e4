import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeStatistics } from "../../../../admin-api/queries/describe-statistics";
import { statisticsQuery } from "../inputs";
import { readInput } from "../read-input";

/** Figures of a period, of the last 30 days by default. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const window = readInput(statisticsQuery, req.query);
  res.status(200).json({ statistics: await describeStatistics(req.scope, window) });
}
