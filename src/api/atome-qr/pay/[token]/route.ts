import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { reconcileInTime } from "../../../../long-poll/reconcile-in-time";
import { findLinkedCharge } from "./find-linked-charge";
import { keepChoices } from "./kept-choices";
import { answerWithPage, choicesOf, sendPage } from "./send-page";
import { showCharge } from "./show-charge";

/**
 * The hosted pay page, for stores and tills without code of their own, and for links in e-mails:
 * server-rendered, works without JavaScript. The link alone lets see and pay.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  await answerWithPage(req, res, async () => {
    const known = await findLinkedCharge(req.scope, req.params.token);
    const row = known.finalized_at ? known : await reconcileInTime(req.scope, known);
    keepChoices(req, res, row, choicesOf(req));
    await sendPage(req, res, await showCharge(req.scope, row, upFrom(req)));
  });
}

/** Relative, so that the page also works behind a proxy that gives the store a path of its own. */
function upFrom(req: MedusaRequest): "" | "../" {
  const [path] = req.originalUrl.split("?");
  return path.endsWith("/") ? "../" : "";
}
