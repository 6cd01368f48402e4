import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { type renewCharge } from "../../../../pay-page/renewal/renew-charge";
import { PRIVATE_HEADERS } from "../../../../pay-page/security-headers";
import { findLinkedCharge } from "./find-linked-charge";
import { answerWithPage, choicesOf, sendPage } from "./send-page";
import { showCharge } from "./show-charge";

/**
 * A form of the pay page: leads to the page of the charge that came of it, or says what went wrong.
 *
 * @param act what the form asks for
 */
export async function answerForm(
  req: MedusaRequest,
  res: MedusaResponse,
  act: typeof renewCharge,
): Promise<void> {
  await answerWithPage(req, res, async () => {
    const row = await findLinkedCharge(req.scope, req.params.token);
    const result = await act(req.scope, row, req.ip);
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

/** Reloading the address of a form's answer leads to the page. */
export function leadToPage(req: MedusaRequest, res: MedusaResponse): void {
  res.set(PRIVATE_HEADERS);
  res.redirect(303, `../${encodeURIComponent(req.params.token)}${choicesOf(req).query}`);
}
