import { type MedusaContainer } from "@medusajs/framework/types";

import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { CSV_HEADER, toCsvLine } from "./charges-csv";
import { describeCharges } from "./describe-charges";
import { type ChargeFilterInput, toListFilters } from "./list-filters";

const PAGE = 500;

/**
 * The filtered ledger as CSV, page by page: however large it is, little of it is held at a time.
 *
 * @param timeZone whose times are written, as IANA names it
 */
export async function* exportCharges(
  container: MedusaContainer,
  input: ChargeFilterInput,
  timeZone: string,
): AsyncGenerator<string> {
  const { chargeList } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const filters = await toListFilters(container, input);
  let head = CSV_HEADER;
  for (let lastId: string | null = null; ;) {
    const rows = await chargeList.after(filters, lastId, PAGE);
    const charges = await describeCharges(container, rows);
    yield head + charges.map((charge) => toCsvLine(charge, timeZone)).join("");
    head = "";
    if (rows.length < PAGE) {
      return;
    }
    lastId = rows[rows.length - 1].id;
  }
}
