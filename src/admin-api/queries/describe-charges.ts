import { type MedusaContainer } from "@medusajs/framework/types";

import type { AdminCharge, AdminChargeDetail } from "../types";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { findOrderNumbers, findOrdersOfCarts, findUserNames } from "./names";
import { toAdminCharge, toAdminDetails, toAdminRefund, toTimelineEntry } from "./to-admin-charge";

/** Ledger rows as the admin's lists show them. */
export async function describeCharges(
  container: MedusaContainer,
  rows: ChargeRow[],
): Promise<AdminCharge[]> {
  const ofCarts = await findOrdersOfCarts(
    container,
    rows.map((row) => (row.order_id || row.for_order_id ? null : row.cart_id)),
  );
  const orderIds = rows.map(
    (row) => row.order_id ?? row.for_order_id ?? ofCarts.get(row.cart_id ?? "") ?? null,
  );
  const numbers = await findOrderNumbers(container, orderIds);
  return rows.map((row, index) => toAdminCharge(row, orderIds[index], numbers));
}

/** The same with all that is known: refunds, timeline, what can still be done. */
export async function describeInDetail(
  container: MedusaContainer,
  rows: ChargeRow[],
): Promise<AdminChargeDetail[]> {
  const { accounts, chargeHistory, clock } =
    container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const [charges, events, refunds] = await Promise.all([
    describeCharges(container, rows),
    chargeHistory.events(rows.map(({ id }) => id)),
    chargeHistory.refunds(rows.flatMap(({ charge_id: id }) => id ?? [])),
  ]);
  const names = await findUserNames(
    container,
    events.map((event) => event.user_id),
  );
  const now = await clock.now();
  return rows.map((row, index) => ({
    ...charges[index],
    account_configured: accounts.has(row.account),
    ...toAdminDetails(row, now),
    refunds: refunds.filter((one) => one.charge_id === row.charge_id).map(toAdminRefund),
    timeline: events
      .filter((event) => event.row_id === row.id)
      .map((event) => toTimelineEntry(event, names)),
  }));
}

/** A charge's page as it stands now. */
export async function describeCharge(
  container: MedusaContainer,
  id: string,
): Promise<AdminChargeDetail> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const [charge] = await describeInDetail(container, [await ledger.byId(id)]);
  return charge;
}
