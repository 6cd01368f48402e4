import { accountOf, type SandboxContext } from "./context";
import { badRequest } from "./omise-error";

/**
 * Sets where an account's webhooks go from now on; null stops them. Throws an OmiseError: 404 for an
 * unknown account, 400 for what is no http(s) URL.
 */
export function setWebhookUrl(ctx: SandboxContext, accountId: string, url: string | null): void {
  if (url !== null && !/^https?:\/\//.test(url)) throw badRequest("webhook url must be http(s)");
  const account = accountOf(ctx, accountId);
  if (url === null) delete account.webhookUrl;
  else account.webhookUrl = url;
  ctx.store.onChange();
}
