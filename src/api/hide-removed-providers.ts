import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * Keeps shoppers from being offered an entry that is gone from the configuration. Core (2.21.2) leaves
 * such a provider enabled, as its loader looks only at those that are still there, and lists it for as
 * long as it is in a region; choosing it is an error.
 */
export function hideRemovedProviders(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): void {
  const { accounts } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const json = res.json.bind(res);
  res.json = (body) => {
    const { payment_providers: all, count } = (body ?? {}) as Listed;
    if (!all) {
      return json(body); // an error
    }
    const offered = all.filter((one) => !one?.id || !accounts.isRemoved(one.id));
    const removed = all.length - offered.length;
    return json({
      ...(body as Listed),
      payment_providers: offered,
      count: (count ?? all.length) - removed,
    });
  };
  next();
}

interface Listed {
  payment_providers?: ({ id?: string } | null)[];
  count?: number;
}
