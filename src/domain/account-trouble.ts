/** Why nothing can be done at an Omise account; shown to staff, and part of the contract with the admin. */
export const ACCOUNT_TROUBLES = {
  key_rejected:
    "Omise does not accept the account's secret key. Check secretKey in medusa-config.ts.",
  foreign_ledger:
    "This database was written for another store: it is a copy, or the store's address or database has changed. Nothing is asked of Omise, so that no charge of the other store is touched. To take it over, see the documentation: operations, copies of a store.",
  other_account:
    "The account's secret key is another Omise account's, and this entry has charges of the former one. Nothing is asked of Omise, so that no charge is looked for, ended or refunded at the wrong account. Give the new account an entry with an id of its own, or see the documentation: operations, another account's key.",
  unexpected_answer:
    "Something else answers in Omise's place: a maintenance page, a redirect or a proxy. Check apiUrl and the network's way out.",
  too_many_requests:
    "Omise has refused requests for minutes because it gets too many of this account. Look for another system that uses its key, or lower requestsPerSecond.",
  unreachable:
    "Omise cannot be reached, or does not answer properly. Check the network's way out, and Omise's status page.",
} as const;

export type AccountTrouble = keyof typeof ACCOUNT_TROUBLES;
