/** How Medusa names the plugin's payment providers; `th` in `pp_atome-qr_th` is the account's id. */
const PREFIX = "pp_atome-qr_";

/** @param account the id of its entry in `medusa-config.ts` */
export function toProviderId(account: string): string {
  return PREFIX + account;
}

/** Whether a payment provider is one of the plugin's, whichever account. */
export function isAtomeQrProvider(providerId: string): boolean {
  return providerId.startsWith(PREFIX);
}

/** The account's id in a provider's. */
export function toAccountId(providerId: string): string {
  return providerId.slice(PREFIX.length);
}
