import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { type Flow } from "../../domain/atome";
import {
  CART_DETAIL_FIELDS,
  type CartDetails,
  findMissingDetail,
} from "../../domain/charge-request";
import { isWithinLimits } from "../../domain/limits";
import { graph } from "../../medusa/graph";
import { findSession } from "../../medusa/session";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type Account } from "../../modules/atome-qr/accounts";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";

export interface OtherWay {
  flow: Flow;
  providerId: string;
  /** What the payment is for. */
  collectionId: string;
}

/**
 * How else the shopper of an open charge could pay: with a code instead of Atome's page, or the
 * reverse. Looks only, changes nothing; a store with one flow is not asked.
 *
 * @returns null where the cart's region does not offer just one provider of the other flow, or that one
 *   does not take the amount, or the cart lacks what it requires, which the hosted page cannot ask for:
 *   the open payment would end for nothing. Also for an order's code, which staff have made, and for one that its session does not show
 *   (any more)
 */
export async function findOtherWay(
  container: MedusaContainer,
  row: ChargeRow,
): Promise<OtherWay | null> {
  const { accounts } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const others = accounts.all().filter(({ options }) => options.flow !== row.flow);
  if (others.length === 0 || row.status !== "pending" || !row.cart_id || row.for_order_id) {
    return null;
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const [[cart], session] = await Promise.all([
    graph<CartWithProviders>(query, {
      entity: "cart",
      fields: [...CART_DETAIL_FIELDS, "completed_at", "region.payment_providers.id"],
      filters: { id: row.cart_id },
    }),
    findSession(query, row.session_id),
  ]);
  const offered = cart?.region?.payment_providers?.map((one) => one?.id);
  const [other, ...more] = others.filter(({ providerId }) => offered?.includes(providerId));
  const isShown = session?.data.charge_id === row.charge_id && !session?.payment;
  const isPossible = other && more.length === 0 && canPay(other, row, cart);
  return isPossible && isShown && session?.collection && !cart.completed_at
    ? {
        flow: other.options.flow,
        providerId: other.providerId,
        collectionId: session.collection.id,
      }
    : null;
}

function canPay({ options }: Account, { amount, currency }: ChargeRow, cart: CartDetails): boolean {
  const isWithin = isWithinLimits({ amount, currency }, options.limits);
  return isWithin && !findMissingDetail(options.flow, cart);
}

interface CartWithProviders extends CartDetails {
  completed_at: Date | null;
  region?: { payment_providers?: ({ id: string } | null)[] | null } | null;
}
