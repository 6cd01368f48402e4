import { failCharge, payCharge } from "../charges";
import { accountOf, type SandboxContext } from "../context";
import { type HttpRequest, htmlReply, matchPath, type Reply } from "../http";
import { payLink } from "../pay-link";
import { isRedirect } from "../source-types";
import { renderPayPage } from "./pay-page";
import { renderUnknownPage } from "./unknown-page";

/**
 * GET shows the page, POST pays or declines. The token in the link is the permission, so another
 * site that doesn't have it can do nothing.
 */
export function answerPayPage(ctx: SandboxContext, request: HttpRequest): Reply {
  const { id = "" } = matchPath("/pay/:id", request.path) ?? {};
  const charge = ctx.store.charges.get(id);
  const token = request.method === "POST" ? request.body.t : request.query.get("t");
  if (!charge || charge.payToken !== token || isRedirect(charge)) {
    return htmlReply(renderUnknownPage("code"), 404);
  }
  if (request.method === "POST") {
    if (charge.status === "pending") {
      if (request.body.action === "pay") payCharge(ctx, charge);
      if (request.body.action === "decline") failCharge(ctx, charge, "payment_rejected");
    }
    // Back to GET, so that loading the page again does not post again.
    return { status: 303, headers: { Location: payLink(ctx, charge) } };
  }
  const { name, id: accountId } = accountOf(ctx, charge.accountId);
  return htmlReply(renderPayPage(charge, name ?? accountId, ctx.clock.now()));
}
