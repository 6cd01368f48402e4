import { type MedusaContainer } from "@medusajs/framework/types";

import type { AdminCharge, ChargesAnswer } from "../types";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { describeCharges } from "./describe-charges";
import { type ChargeFilterInput, toListFilters } from "./list-filters";
import { type ListView, pickFields } from "./list-page";

const FIELDS: Record<keyof AdminCharge, true> = {
  id: true,
  charge_id: true,
  account: true,
  provider_id: true,
  status: true,
  attention: true,
  attention_detail: true,
  attention_handled_at: true,
  amount: true,
  currency: true,
  refunded_amount: true,
  livemode: true,
  session_id: true,
  cart_id: true,
  order_id: true,
  order_display_id: true,
  email: true,
  created_at: true,
  expires_at: true,
  paid_at: true,
  finalized_at: true,
  failure_code: true,
  failure_message: true,
};

/** A page of the ledger. @throws AtomeQrError `invalid_input` for a field that there is not */
export async function listCharges(
  container: MedusaContainer,
  filters: ChargeFilterInput,
  { limit, offset, order, fields }: ListView,
): Promise<ChargesAnswer> {
  const { chargeList } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const page = { limit, offset, order };
  const { rows, count } = await chargeList.page(await toListFilters(container, filters), page);
  const charges = pickFields(
    await describeCharges(container, rows),
    fields,
    Object.keys(FIELDS),
  ) as AdminCharge[];
  return { charges, count, limit, offset };
}
