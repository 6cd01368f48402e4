/** Why nothing can be done at an Omise account; shown to staff, and part of the contract with the admin. */
export const ACCOUNT_TROUBLES = {
  key_rejected:
    "Omise does not accept the account's secret key. Check secretKey in medusa-config.ts.",
  unexpected_answer:
    "Something else answers in Omise's place: a maintenance page, a redirect or a proxy. Check apiUrl and the network's way out.",
  unreachable:
    "Omise cannot be reached, or does not answer properly. Check the network's way out, and Omise's status page.",
} as const;

export type AccountTrouble = keyof typeof ACCOUNT_TROUBLES;
