import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { PRIVATE_HEADERS } from "../../../../../pay-page/security-headers";
import { readWaitSeconds } from "../../../../store/atome-qr/payment-sessions/[id]/read-wait-seconds";
import { toAnswer } from "../../../../store/atome-qr/payment-sessions/[id]/to-answer";
import { waitForChange } from "../../../../../long-poll/wait-for-change";
import { findLinkedCharge } from "../find-linked-charge";

/** How the payment of a pay link stands; what the store's own route answers, without its key. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.set(PRIVATE_HEADERS);
  const waitSeconds = readWaitSeconds(req.query.wait);
  const row = await findLinkedCharge(req.scope, req.params.token);
  const gone = new AbortController();
  res.on("close", () => gone.abort());
  const seconds = req.method === "HEAD" ? 0 : waitSeconds;
  const after = await waitForChange(req.scope, row, seconds, gone.signal);
  res.status(200).json({ payment: toAnswer(after) });
}
