import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { type ConfigAnswer } from "../../../../domain/answers";
import { AtomeQrError } from "../../../../domain/errors";
import { isAtomeQrProvider, toAccountId } from "../../../../domain/provider-id";
import { CURRENCIES } from "../../../../domain/atome";
import { ATOME_QR_MODULE } from "../../../../modules/atome-qr";
import { type Account } from "../../../../modules/atome-qr/accounts";
import { type AtomeQrModuleService } from "../../../../modules/atome-qr/service";

/**
 * What a storefront may know of a provider before it makes a payment: nothing secret. How long a code
 * lives is the store's word; a region's or a sales channel's own is only known of a cart.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse<ConfigAnswer>): Promise<void> {
  const { accounts, expiryOverrides } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { providerId, options } = findAccount(accounts, req.query.provider_id);
  const { store } = await expiryOverrides.find({});
  res.status(200).json({
    config: {
      provider_id: providerId,
      flow: options.flow,
      public_key: options.publicKey ?? null,
      livemode: options.livemode,
      currencies: CURRENCIES,
      limits: options.limits,
      expires_in_seconds: store ?? options.expiresInSeconds,
      checkout: options.checkout,
    },
  });
}

function findAccount(accounts: AtomeQrModuleService["accounts"], providerId: unknown): Account {
  if (typeof providerId !== "string" || !providerId) {
    throw new AtomeQrError(
      "provider_id_missing",
      "provider_id is missing: name the payment provider, such as ?provider_id=pp_atome-qr_th.",
    );
  }
  if (!isAtomeQrProvider(providerId)) {
    throw new AtomeQrError("account_not_found", "This is no Atome QR payment provider.");
  }
  return accounts.byId(toAccountId(providerId));
}
