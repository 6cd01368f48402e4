import { type MedusaContainer } from "@medusajs/framework/types";

import type { AdminCharge, AdminChargeDetail } from "../types";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { findOrderNumbers, findOrdersOfCarts, findRefundReasons, findUserNames } from "./names";
import {
  toAdminCharge,
  toAdminDetails,
  toAdminRefund,
  toRefunding,
  toTimelineEntry,
} from "./to-admin-charge";

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
  const { clock, refunds } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const [numbers, underWay, now] = await Promise.all([
    findOrderNumbers(container, orderIds),
    refunds.listUnresolved(rows.flatMap(({ charge_id: id }) => id ?? [])),
    clock.now(),
  ]);
  return rows.map((row, index) => {
    const refund = underWay.find((one) => one.charge_id === row.charge_id);
    return toAdminCharge(row, orderIds[index], numbers, toRefunding(refund, now));
  });
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
  const [names, reasons, now] = await Promise.all([
    findUserNames(
      container,
      events.map((event) => event.user_id),
    ),
    findRefundReasons(
      container,
      refunds.map((refund) => refund.refund_reason_id),
    ),
    clock.now(),
  ]);
  return rows.map((row, index) => ({
    ...charges[index],
    account_configured: accounts.has(row.account),
    ...toAdminDetails(row, now, charges[index].refunding),
    refunds: refunds
      .filter((one) => one.charge_id === row.charge_id)
      .map((refund) => toAdminRefund(refund, reasons, now)),
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
