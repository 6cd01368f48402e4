import { type MedusaContainer } from "@medusajs/framework/types";

import type { AdminCharge, ChargesAnswer } from "../types";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { describeCharges } from "./describe-charges";
import { type ChargeFilterInput, toListFilters } from "./list-filters";
import { type ListView, pickFields } from "./list-page";

/** A page of the ledger. */
export async function listCharges(
  container: MedusaContainer,
  filters: ChargeFilterInput,
  { limit, offset, order, fields }: ListView,
): Promise<ChargesAnswer> {
  const { chargeList } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const page = { limit, offset, order };
  const { rows, count } = await chargeList.page(await toListFilters(container, filters), page);
  const charges = pickFields(await describeCharges(container, rows), fields) as AdminCharge[];
  return { charges, count, limit, offset };
}
