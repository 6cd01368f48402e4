import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { CORE_REQUEST_MS, isOlder } from "../domain/timing";
import { listMedusaRefunds, type MedusaRefund } from "../medusa/refunds";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { type OrderFacts, type StepKind } from "./facts";
import { type Cart, findCart } from "../medusa/cart";
import { hasBeenPaid, type Order } from "../medusa/order";
import { readUnconfirmed, type Unconfirmed } from "../medusa/order-changes";
import { isAmount } from "./is-amount";
import { type MadeRefunds, sortRefunds } from "../modules/atome-qr/operations/sort-refunds";
import { type Query } from "../medusa/graph";
import {
  type Collection,
  findCollection,
  findOrphan,
  hasEnded,
  type Payment,
  type Session,
} from "../medusa/session";
import { findSubject, type Subject } from "../medusa/subject";
import { readTransactions, type Transactions } from "../medusa/transactions";

/** A charge's row and the entities of Medusa around it, as they were read for one decision. */
export interface Snapshot extends Subject {
  row: ChargeRow;
  /** The session's. Once the money is back, also that of a session which core has deleted. */
  payment: Payment | null;
  /** The database's time. */
  now: Date;
  /** `unread` where it does not matter, or there is no reason to doubt what it costs. */
  cart: Cart | "unread" | null;
  /** The session's, or its cart's; null also where no paid charge without an order needs it. */
  collection: Collection | null;
  wasEndedByStaff: boolean;
  awaitsPayment: boolean;
  otherSession: OrderFacts["otherSession"];
  transactions: Transactions | null;
  /** Of the order; empty where that cannot be in the way. */
  unconfirmed: Unconfirmed;
  hasRefundUnderWay: boolean;
  medusaRefunds: MedusaRefund[];
  refunds: MadeRefunds;
}

/**
 * Reads one snapshot of a charge. Changes nothing. What the charge's status makes irrelevant is not
 * read: of an open code, of which there are many, only what it is for.
 *
 * @param id the ledger row's id
 * @param tried steps that this reconciliation has taken already
 */
export async function takeSnapshot(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  id: string,
  tried: ReadonlySet<StepKind>,
): Promise<Snapshot> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { row, now } = await atomeQr.ledger.readWithTime(id);
  const isIdle = row.finalized_at !== null && row.refunded_amount <= row.shown_refunded_amount;
  const subject = isIdle ? NOTHING : await findSubject(query, row);
  const base = { row, now, ...subject, payment: subject.session?.payment ?? null };
  return row.status === "paid"
    ? { ...base, ...UNPAID, ...(await readPaid(container, atomeQr, base, now, tried)) }
    : { ...base, ...UNPAID, ...(await readEnded(query, atomeQr, base, now)) };
}

const NOTHING: Subject = { session: null, cartId: null, order: null, lostOrderIds: [] };

const UNPAID = {
  cart: "unread",
  collection: null,
  wasEndedByStaff: false,
  awaitsPayment: false,
  otherSession: "none",
  transactions: null,
  unconfirmed: { open: null, abandonedCredits: [], isCrediting: false },
  hasRefundUnderWay: false,
  medusaRefunds: [],
  refunds: { sum: 0, unrecorded: [], lost: [], forgotten: [] },
} satisfies Partial<Snapshot>;

async function readPaid(
  container: MedusaContainer,
  { refunds }: AtomeQrModuleService,
  { row, session, cartId, order }: Subject & { row: ChargeRow },
  now: Date,
  tried: ReadonlySet<StepKind>,
): Promise<Partial<Snapshot>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const chargeId = row.charge_id!;
  const isFinalized = row.finalized_at !== null;
  const isGone = isFinalized && row.refunded_amount > 0 && !session;
  const payment = isGone ? await findOrphan(query, row.session_id) : (session?.payment ?? null);
  const isCaptured = Boolean(payment?.captured_at) && payment?.data?.charge_id === chargeId;
  const showsMoney = order !== null && hasBeenPaid(order);
  const isRefunded = row.refunded_amount > 0;
  // First: what is recorded after that is not taken for lost.
  const made = isRefunded ? await refunds.listSucceeded(chargeId) : [];
  const cartToPay = !isFinalized && !order ? cartId : null;
  const [cart, collection, medusaRefunds, unresolved] = await Promise.all([
    cartToPay && isTotalInDoubt(row, session, tried)
      ? findCart(query, cartToPay)
      : ("unread" as const),
    session ? session.collection : cartToPay && findCollection(query, cartToPay),
    payment && (isRefunded || !order) ? listMedusaRefunds(query, payment.id) : [],
    !isFinalized && !(isCaptured && showsMoney) ? refunds.findUnresolved(chargeId) : undefined,
  ]);
  // Where the order of a cart shows money, it is this payment's.
  const isInDoubt = isFinalized || cartId === null || !showsMoney;
  return {
    payment,
    cart,
    collection: collection || null,
    transactions:
      order && session && payment && isCaptured && isInDoubt
        ? await readTransactions(container, payment.id, order.id, now)
        : null,
    ...(isFinalized && order ? { unconfirmed: await readUnconfirmed(query, order.id, now) } : {}),
    hasRefundUnderWay: unresolved !== undefined,
    medusaRefunds,
    refunds: sortRefunds(made, medusaRefunds),
  };
}

/**
 * A cart's total is the dearest thing to read, and the provider compares the order's when core asks it
 * to authorize. So it is read only where that can fail or has failed, or where core does not ask: there
 * is a payment already, or no session; the payment collection costs something else, as after a change
 * of the cart that was cut off.
 */
function isTotalInDoubt(row: ChargeRow, session: Session | null, tried: ReadonlySet<StepKind>) {
  const hasFailed = tried.has("completeCart") || row.mismatch_since !== null;
  const collection = session?.collection;
  return hasFailed || !collection || session.payment !== null || !isAmount(collection.amount, row);
}

async function readEnded(
  query: Query,
  { ledger, chargeHistory }: AtomeQrModuleService,
  { row, session, cartId, order }: Subject & { row: ChargeRow },
  now: Date,
): Promise<Partial<Snapshot>> {
  const hasSession = session?.data.charge_id === row.charge_id;
  const isOver = row.status === "failed" || row.status === "expired";
  if (!isOver || !cartId || !order) {
    return {};
  }
  const unconfirmed = await readUnconfirmed(query, order.id, now);
  if (hasSession) {
    return { unconfirmed };
  }
  const events = await chargeHistory.events([row.id]);
  return {
    unconfirmed,
    wasEndedByStaff: events.some(({ kind, actor }) => kind === row.status && actor === "staff"),
    awaitsPayment: await ledger.isAwaited(cartId),
    otherSession: await findOtherSession(ledger, order, now),
  };
}

/**
 * Whether the order can still be paid. Core gives a session that it makes again the old one's data,
 * and with it a charge that is over, until it has another one.
 */
async function findOtherSession(
  ledger: AtomeQrModuleService["ledger"],
  { sessions }: Order,
  now: Date,
): Promise<OrderFacts["otherSession"]> {
  const live = sessions.filter((one) => !hasEnded(one));
  for (const { isOurs, chargeId } of live) {
    const charge = isOurs && chargeId ? await ledger.findByChargeId(chargeId) : null;
    if (!isOurs || charge?.status === "pending" || charge?.status === "paid") {
      return "payable";
    }
  }
  return live.every((one) => isOlder(one.createdAt, CORE_REQUEST_MS, now)) ? "none" : "made";
}
