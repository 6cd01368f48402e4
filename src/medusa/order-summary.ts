/**
 * What an order owes, and what was paid for it, is in its `summary`. Core computes it only where
 * `total` is asked for, too: alone, it is the stored one, which ignores requested returns and
 * exchanges (seen in Medusa 2.21.2).
 */
export const SUMMARY_FIELDS = ["summary", "total"];
