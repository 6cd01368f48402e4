import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { answerStatus } from "../../../answer-status";

/** As `/atome-qr/status`: for pages that an older version has served. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await answerStatus(req, res, req.params.token);
}
