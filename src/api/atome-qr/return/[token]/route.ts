import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { ASK_ON_RETURN_EVERY_SECONDS } from "../../../../domain/timing";
import { reconcileInTime } from "../../../../long-poll/reconcile-in-time";
import { PRIVATE_HEADERS } from "../../../../pay-page/security-headers";
import { findLinkedCharge } from "../../pay/[token]/find-linked-charge";
import { keptQuery } from "../../pay/[token]/kept-choices";
import { answerWithPage } from "../../pay/[token]/send-page";

/**
 * Where Atome sends a shopper back to, whatever came of it (`return_uri`). What the address says besides
 * its token is not read: the charge is, at Omise, within `RECONCILE_WAIT_MS`. Then the shopper goes on to
 * the storefront's page that the session named, which was compared with `storeCors` then, or to the
 * hosted page; both show how the payment stands, and wait where that is not known yet.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const up = req.originalUrl.split("?")[0].endsWith("/") ? "../../" : "../";
  await answerWithPage(req, res, async () => {
    const row = await findLinkedCharge(req.scope, req.params.token);
    if (!row.finalized_at) {
      await reconcileInTime(req.scope, row, ASK_ON_RETURN_EVERY_SECONDS);
    }
    res.set(PRIVATE_HEADERS);
    res.redirect(303, row.return_url ?? `${up}pay/${row.pay_token}${keptQuery(req)}`);
  });
}
