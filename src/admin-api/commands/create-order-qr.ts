import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import {
  createOrderPaymentCollectionWorkflow,
  createPaymentSessionsWorkflow,
} from "@medusajs/medusa/core-flows";

import { AtomeQrError } from "../../domain/errors";
import { assertExpirySeconds, ONE_OFF_EXPIRY_KEY } from "../../domain/expiry";
import { assertWithinLimits } from "../../domain/limits";
import { type Money, toMedusaAmount, toMinorUnits } from "../../domain/money";
import { ORDER_QR_LOCK_TIMEOUT_SECONDS } from "../../domain/timing";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { LEASE_KEYS } from "../../modules/atome-qr/leases";
import { type Account, isForCounter } from "../../modules/atome-qr/accounts";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { findProviders } from "../queries/describe-order";
import { isManual } from "../../medusa/authorized-elsewhere";
import { findOrder, type OrderCollection, type PayableOrder, toOwed } from "../queries/find-order";
import { toStaffError } from "./staff-errors";
import { withdrawCodes } from "./withdraw-codes";

export interface OrderQrInput {
  orderId: string;
  /** For this one code; null for what region and sales channel say. */
  expiresInSeconds: number | null;
  /** Null for the first Atome QR provider of the order's region. */
  providerId: string | null;
}

/**
 * A code for what an order still owes, to be scanned across the counter. It takes the place of the
 * order's open codes: at no time can two be paid.
 *
 * @returns the new charge's row
 * @throws AtomeQrError `order_not_found` · `order_not_payable` · `provider_not_available` ·
 *   `invalid_expiry` · limits · `charge_already_paid`: an open code of the order has just been paid ·
 *   `account_not_configured` · `omise_unavailable` · `busy`
 */
export async function createOrderQr(
  container: MedusaContainer,
  input: OrderQrInput,
): Promise<ChargeRow> {
  if (input.expiresInSeconds !== null) {
    assertExpirySeconds(input.expiresInSeconds);
  }
  const before = await listCodes(container, await findOrder(container, input.orderId));
  const { leases } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  return leases.run(LEASE_KEYS.order(input.orderId), ORDER_QR_LOCK_TIMEOUT_SECONDS, () =>
    replaceCode(container, input, before),
  );
}

/** @param before the order's codes when this one was asked for */
async function replaceCode(
  container: MedusaContainer,
  input: OrderQrInput,
  before: ChargeRow[],
): Promise<ChargeRow> {
  const { accounts } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const asked = await findOrder(container, input.orderId);
  const account = await chooseAccount(container, asked, input.providerId);
  assertWithinLimits(assertOwes(asked), account.options.limits);
  const codes = await listCodes(container, asked);
  const made = codes.find(
    ({ id, status, flow }) =>
      flow === "qr" && status === "pending" && before.every((known) => known.id !== id),
  );
  if (made && (input.providerId === null || accounts.isOf(made.account, account.id))) {
    return made; // somebody pressed the button at the same time, and may be showing it already
  }
  await withdrawCodes(container, codes);
  // What the codes came to may have changed what the order owes, or cancelled it.
  const order = await findOrder(container, input.orderId);
  const money = assertOwes(order);
  assertWithinLimits(money, account.options.limits);
  const collectionId = await prepareCollection(container, order, money);
  const row = await makeCode(container, collectionId, account, input.expiresInSeconds);
  await retireOthers(container, order, collectionId);
  return row;
}

/** The newest charge of each of the order's payment sessions. */
async function listCodes(container: MedusaContainer, order: PayableOrder): Promise<ChargeRow[]> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const sessions = order.payment_collections.flatMap((one) => one.payment_sessions);
  const rows = await Promise.all(sessions.map(({ id }) => ledger.findBySessionId(id)));
  return rows.flatMap((row) => row ?? []);
}

function assertOwes(order: PayableOrder): Money {
  const owed = toOwed(order);
  if (!owed) {
    throw new AtomeQrError(
      "order_not_payable",
      `Atome QR does not take ${order.currency_code.toUpperCase()}, this order's currency.`,
    );
  }
  if (owed.amount === 0) {
    throw new AtomeQrError(
      "order_not_payable",
      order.status === "canceled"
        ? "This order is cancelled: there is nothing to pay for."
        : "This order owes nothing: it is paid, or its payment is authorized and waits to be captured.",
    );
  }
  return owed;
}

async function chooseAccount(
  container: MedusaContainer,
  order: PayableOrder,
  providerId: string | null,
): Promise<Account> {
  // The counter shows codes only.
  const offered = (await findProviders(container, order)).filter(isForCounter);
  const account = providerId
    ? offered.find((candidate) => candidate.providerId === providerId)
    : offered[0];
  if (!account) {
    throw new AtomeQrError(
      "provider_not_available",
      providerId
        ? `The order's region does not offer ${providerId} as a code to scan. Add it to the region's payment providers, or name one whose flow is "qr".`
        : "The order's region offers no Atome QR provider. Add one to the region's payment providers.",
    );
  }
  return account;
}

/**
 * Never the collection of a cart: completing the cart, or its failing payment, would decide about
 * the order. The order's own that waits for a payment is used again, as core does after an edit.
 */
async function prepareCollection(
  container: MedusaContainer,
  order: PayableOrder,
  money: Money,
): Promise<string> {
  const amount = toMedusaAmount(money);
  const waiting = order.payment_collections.find((one) => !one.cart && isWaiting(one));
  if (!waiting) {
    const { result } = await createOrderPaymentCollectionWorkflow(container).run({
      input: { order_id: order.id, amount },
    });
    return result[0].id;
  }
  if (toMinorUnits(waiting.amount, money.currency).amount !== money.amount) {
    await container.resolve(Modules.PAYMENT).updatePaymentCollections(waiting.id, { amount });
  }
  return waiting.id;
}

function isWaiting({ status, payments }: OrderCollection): boolean {
  return ["not_paid", "awaiting"].includes(status) && payments.every((one) => one.canceled_at);
}

async function makeCode(
  container: MedusaContainer,
  collectionId: string,
  account: Account,
  expiresInSeconds: number | null,
): Promise<ChargeRow> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { result } = await createPaymentSessionsWorkflow(container)
    .run({
      input: {
        payment_collection_id: collectionId,
        provider_id: account.providerId,
        // No client can reach it: core's own routes pass on nothing but `data`.
        context: { [ONE_OFF_EXPIRY_KEY]: expiresInSeconds },
      },
    })
    .catch((error: unknown) => {
      throw toStaffError(error, "No code could be made. Try again in a moment.");
    });
  const row = await ledger.findBySessionId(result.id);
  if (!row) {
    throw new Error(`The payment session ${result.id} has no charge.`);
  }
  return row;
}

/**
 * The order's other collections that nothing was paid with are over, or the order would look partly
 * paid for ever: core counts every collection that is not cancelled.
 */
async function retireOthers(
  container: MedusaContainer,
  order: PayableOrder,
  collectionId: string,
): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT);
  for (const collection of order.payment_collections) {
    const open = collection.payments.filter((one) => !one.canceled_at);
    const isUnused = open.every((one) => !one.captured_at && isManual(one));
    const isOver = ["canceled", "completed"].includes(collection.status);
    if (collection.id !== collectionId && isUnused && !isOver) {
      for (const { id } of open) {
        await payments.cancelPayment(id);
      }
      await payments.updatePaymentCollections(collection.id, { status: "canceled" });
    }
  }
}
