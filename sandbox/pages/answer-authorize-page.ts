import { failCharge, payCharge } from "../charges";
import { accountOf, type SandboxContext } from "../context";
import { type HttpRequest, htmlReply, matchPath, type Reply } from "../http";
import { payLink } from "../pay-link";
import { type StoredCharge } from "../types";
import { renderAuthorizePage } from "./authorize-page";
import { renderUnknownPage } from "./unknown-page";

/**
 * Plays Atome's page: GET shows it, POST takes the shopper's decision and leads back to the store.
 * The token in the link is the permission.
 */
export function answerAuthorizePage(ctx: SandboxContext, request: HttpRequest): Reply {
  const { id = "" } = matchPath("/payments/:id/authorize", request.path) ?? {};
  const charge = ctx.store.charges.get(id);
  // A code's charge has no way back, and its page is another one.
  if (!charge?.returnUri || charge.payToken !== request.query.get("t")) {
    return htmlReply(renderUnknownPage("payment"), 404);
  }
  // Written as a header may have it; the charge shows it as it was given.
  const returnUri = new URL(charge.returnUri).href;
  if (request.method === "POST") {
    const isDone = decide(ctx, charge, request.body.action);
    return { status: 303, headers: { Location: isDone ? returnUri : payLink(ctx, charge) } };
  }
  const { name, id: accountId } = accountOf(ctx, charge.accountId);
  return htmlReply(renderAuthorizePage(charge, name ?? accountId, returnUri, ctx.clock.now()));
}

/** True when the shopper goes back; false when the page has to say that the charge has ended before. */
function decide(ctx: SandboxContext, charge: StoredCharge, action: unknown): boolean {
  if (action === "leave") return true;
  if (charge.status !== "pending") return false;
  if (action === "confirm") payCharge(ctx, charge);
  else if (action === "decline") failCharge(ctx, charge, "payment_rejected");
  else return false;
  return true;
}
