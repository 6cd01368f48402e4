import { type MedusaContainer } from "@medusajs/framework/types";

import type { ChargesAnswer } from "../types";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { describeCharges } from "./describe-charges";
import { type ChargeFilterInput, toListFilters } from "./list-filters";

/** A page of the ledger, newest first. */
export async function listCharges(
  container: MedusaContainer,
  filters: ChargeFilterInput,
  paging: { limit: number; offset: number },
): Promise<ChargesAnswer> {
  const { chargeList } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { rows, count } = await chargeList.page(await toListFilters(container, filters), paging);
  return { charges: await describeCharges(container, rows), count, ...paging };
}
