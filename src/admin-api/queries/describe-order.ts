import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import type { OrderPayment } from "../types";
import { DEFAULT_EXPIRY_SECONDS } from "../../domain/atome";
import { resolveExpiry } from "../../domain/expiry";
import { graph } from "../../medusa/graph";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type Account, isForCounter } from "../../modules/atome-qr/accounts";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { describeInDetail } from "./describe-charges";
import { findOrder, type PayableOrder, toOwed } from "./find-order";
import { toListFilters } from "./list-filters";

/** An order has a few. */
const MAX_CHARGES = 100;

/**
 * What an order's widget shows: its charges, what it owes, and with which provider and for how long
 * the next code can be had.
 *
 * @throws AtomeQrError `order_not_found`
 */
export async function describeOrder(
  container: MedusaContainer,
  orderId: string,
): Promise<OrderPayment> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const order = await findOrder(container, orderId);
  const filters = await toListFilters(container, { orderId });
  const [{ rows }, providers] = await Promise.all([
    atomeQr.chargeList.page(filters, { limit: MAX_CHARGES, offset: 0 }),
    findProviders(container, order),
  ]);
  const counter = providers.filter(isForCounter);
  const owed = toOwed(order);
  const expiry = resolveExpiry({
    ...(await atomeQr.expiryOverrides.find({
      regionId: order.region_id,
      salesChannelId: order.sales_channel_id,
    })),
    option: counter[0]?.options.expiresInSeconds ?? DEFAULT_EXPIRY_SECONDS,
  });
  return {
    charges: await describeInDetail(container, rows),
    owed_amount: owed?.amount ?? 0,
    currency: owed?.currency ?? null,
    providers: owed
      ? counter.map(({ id, providerId }) => ({ provider_id: providerId, account: id }))
      : [],
    expiry: { seconds: expiry.seconds, source: expiry.source as OrderPayment["expiry"]["source"] },
  };
}

/** The Atome QR accounts that the order's region offers, in the configuration's order. */
export async function findProviders(
  container: MedusaContainer,
  { region_id: regionId }: PayableOrder,
): Promise<Account[]> {
  if (!regionId) {
    return [];
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [region] = await graph<{ payment_providers?: ({ id: string } | null)[] | null }>(query, {
    entity: "region",
    fields: ["id", "payment_providers.id"],
    filters: { id: regionId },
  });
  const offered = new Set((region?.payment_providers ?? []).map((provider) => provider?.id));
  const { accounts } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  return accounts.all().filter(({ providerId }) => offered.has(providerId));
}
