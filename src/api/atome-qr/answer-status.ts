import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { waitForAnswer } from "../../long-poll/wait-for-change";
import { PRIVATE_HEADERS } from "../../pay-page/security-headers";
import { readWaitSeconds } from "../read-wait-seconds";
import { findLinkedCharge } from "./pay/[token]/find-linked-charge";

/**
 * How the payment of a pay link stands; what the store's own route answers, without its key.
 *
 * @throws AtomeQrError `payment_not_found`
 */
export async function answerStatus(
  req: MedusaRequest,
  res: MedusaResponse,
  token: string,
): Promise<void> {
  res.set(PRIVATE_HEADERS);
  const waitSeconds = readWaitSeconds(req.query.wait);
  const seconds = req.method === "HEAD" ? 0 : waitSeconds;
  // The row is bound to no name, so that it is not kept while they wait.
  const payment = await waitForAnswer(req, await findLinkedCharge(req.scope, token), seconds, res);
  res.status(200).json({ payment });
}
