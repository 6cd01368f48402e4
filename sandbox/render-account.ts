import { newestVersion } from "./api-version";
import { currencyRules } from "./currencies";
import { isLive } from "./default-accounts";
import { atomeTypes, isEnabled } from "./source-types";
import { type JsonObject, type SandboxAccount } from "./types";

/** `GET /capability`: which methods the account may use, never Atome's own limits. */
export function renderCapability(account: SandboxAccount): JsonObject {
  const methods = ["promptpay", ...atomeTypes.filter((type) => isEnabled(account, type))];
  const { min } = currencyRules[account.currency].limits.atome_qr;
  return {
    object: "capability",
    location: "/capability",
    banks: [],
    limits: { charge_amount: { max: 500_000_000_000, min } },
    payment_methods: methods.map((name) => ({
      object: "payment_method",
      name,
      currencies: [account.currency],
      card_brands: null,
      installment_terms: null,
      loan_installment_terms: null,
      banks: [],
      provider: null,
    })),
    country: account.country,
    tokenization_methods: [],
    zero_interest_installments: false,
  };
}

/** `GET /account`. */
export function renderAccount(account: SandboxAccount): JsonObject {
  return {
    object: "account",
    id: `account_${isLive(account) ? "" : "test_"}${account.id}`,
    livemode: isLive(account),
    location: "/account",
    type: "merchant_plus",
    currency: account.currency,
    supported_currencies: [account.currency],
    email: `${account.id}@sandbox.example`,
    team: `team_${account.id}`,
    country: account.country,
    webhook_uri: account.webhookUrl ?? null,
    api_version: account.apiVersion ?? newestVersion,
    created_at: "2020-01-01T00:00:00Z",
  };
}
