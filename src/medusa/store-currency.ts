import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { type Currency, findCurrency } from "../domain/atome";

/** The store's default currency; null where Atome QR does not take it. */
export async function findStoreCurrency(container: MedusaContainer): Promise<Currency | null> {
  const [store] = await container
    .resolve(Modules.STORE)
    .listStores({}, { relations: ["supported_currencies"], take: 1 });
  const chosen = store?.supported_currencies?.find(({ is_default: isDefault }) => isDefault);
  return (chosen && findCurrency(chosen.currency_code)) ?? null;
}
