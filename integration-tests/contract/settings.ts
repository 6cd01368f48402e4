import { CURRENCIES } from "../../src/domain/atome";
import { type Currency } from "./walk";

export const DEFAULT_API_URL = "https://api.omise.co";

/** @throws without a secret key of test mode, or with a currency that Atome QR does not have */
export function readSettings(env: NodeJS.ProcessEnv): {
  secretKey: string;
  currency: Currency;
  apiUrl: string;
} {
  const { OMISE_SECRET_KEY: secretKey = "", OMISE_CURRENCY: currency = "THB" } = env;
  if (!secretKey.startsWith("skey_test_")) {
    throw new Error(
      "Set OMISE_SECRET_KEY to a secret key of Omise's test mode (skey_test_…): charges are made, paid and refunded.",
    );
  }
  if (!CURRENCIES.some((known) => known === currency)) {
    throw new Error(`OMISE_CURRENCY is one of ${CURRENCIES.join(", ")}, the account's own.`);
  }
  return {
    secretKey,
    currency: currency as Currency,
    apiUrl: env.OMISE_API_URL ?? DEFAULT_API_URL,
  };
}
