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

/**
 * The account has another secret key from now on; the old one is answered 401. Throws an OmiseError:
 * 404 for an unknown account, 400 for what is no secret key or another account's.
 */
export function setSecretKey(ctx: SandboxContext, accountId: string, key: string): void {
  if (!key.startsWith("skey_")) throw badRequest("a secret key must begin with skey_");
  const account = accountOf(ctx, accountId);
  if (ctx.accounts.some((other) => other !== account && other.secretKey === key)) {
    throw badRequest("the key is that of another account");
  }
  account.secretKey = key;
}
