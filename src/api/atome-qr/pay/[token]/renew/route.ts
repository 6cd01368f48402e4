import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { PRIVATE_HEADERS } from "../../../../../pay-page/security-headers";
import { renewCharge } from "../../../../../pay-page/renewal/renew-charge";
import { findLinkedCharge } from "../find-linked-charge";
import { answerWithPage, choicesOf, sendPage } from "../send-page";
import { showCharge } from "../show-charge";

/**
 * A new code, asked for by the pay page's form. Leads to the page of the new charge, or back to the
 * old one's where there is nothing to renew: that tells the truth.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await answerWithPage(req, res, async () => {
    const row = await findLinkedCharge(req.scope, req.params.token);
    const result = await renewCharge(req.scope, row, req.ip);
    if (result.failed) {
      const content = await showCharge(req.scope, row, "../");
      const { wait } = result;
      if (wait) {
        res.set("Retry-After", String(wait));
      }
      const told = wait
        ? ({ state: "limited", httpStatus: 429 } as const)
        : ({ state: "error", httpStatus: 503 } as const);
      await sendPage(req, res, { ...content, ...told });
      return;
    }
    res.set(PRIVATE_HEADERS);
    res.redirect(303, `../${result.row.pay_token}${choicesOf(req).query}`);
  });
}

/** Reloading the address of the form's answer leads to the page. */
export function GET(req: MedusaRequest, res: MedusaResponse): void {
  res.set(PRIVATE_HEADERS);
  res.redirect(303, `../${encodeURIComponent(req.params.token)}${choicesOf(req).query}`);
}
