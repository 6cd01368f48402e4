import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";

/**
 * Has answers dated by the database's clock, as the times in them are: countdowns are corrected by
 * their `Date`, and this process's clock can be wrong.
 */
export function dateAnswers(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): void {
  const { clock } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  clock.now().catch(() => undefined); // learned meanwhile
  const json = res.json.bind(res);
  res.json = (body) => {
    res.set("Date", new Date(clock.lastKnown()).toUTCString());
    return json(body);
  };
  next();
}
