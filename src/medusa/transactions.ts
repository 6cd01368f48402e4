import { type BigNumberInput, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";

import { ABANDONED_AFTER_MS, isOlder } from "../domain/timing";
import { graph, type Query } from "./graph";
import { isChanged, readUnconfirmed } from "./order-changes";
import { SUMMARY_FIELDS } from "./order-summary";

/** Money that moved, by core's payment: what a transaction on the order has to show. */
export interface Move {
  id: string;
  reference: "capture" | "refund";
  /** Main units; below 0 for a refund. */
  amount: ReturnType<typeof MathBN.convert>;
  at: Date;
}

/** What an order's transactions lack of the money that moved. */
export interface Transactions {
  /**
   * `under way`: core may be about to write something, or to take it back. `blocked`: a credit is
   * missing, which core takes no more than any other change while one of the order is open.
   */
  state: "complete" | "missing" | "under way" | "blocked";
  currency: string;
  missing: Move[];
  refunds: Move[];
  /** Refunded, and still owed by the order; main units. */
  uncredited: BigNumberInput;
}

/**
 * Core records a capture or a refund first, then its transaction on the order, then the credit line
 * for a refund. Compares the three.
 *
 * @param now for the age from which core's writing counts as abandoned
 */
export async function readTransactions(
  container: MedusaContainer,
  paymentId: string,
  orderId: string,
  now: Date,
): Promise<Transactions> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { currency, moves } = await findMoves(query, paymentId);
  const known = await container
    .resolve(Modules.ORDER)
    .listOrderTransactions(
      { order_id: orderId },
      { select: ["reference", "reference_id", "amount"] },
    );
  const isOver = ({ at }: Move) => isOlder(at, ABANDONED_AFTER_MS, now);
  const lacking = findLacking(moves, known, paymentId);
  const missing = lacking.filter(isOver);
  // What is written has to be credited at once, or the next look would not know that it is missing.
  // A refund's transaction that is there can still go: core takes it back when a later step fails.
  const isRefunding = moves.some((move) => isRefund(move) && !isOver(move));
  const refunds = moves.filter(isRefund);
  if (isRefunding || missing.length < lacking.length) {
    return { state: "under way", currency, missing: [], refunds, uncredited: 0 };
  }
  const uncredited = await findUncredited(query, orderId, refunds, []);
  const needsCredit = missing.some(isRefund) || MathBN.gt(uncredited, 0);
  if (needsCredit) {
    const { open, isCrediting } = await readUnconfirmed(query, orderId, now);
    if (open || isCrediting) {
      const state = open ? "blocked" : "under way";
      return { state, currency, missing: [], refunds, uncredited: 0 };
    }
  }
  const isComplete = missing.length === 0 && !needsCredit;
  return { state: isComplete ? "complete" : "missing", currency, missing, refunds, uncredited };
}

export function isRefund({ reference }: Move): boolean {
  return reference === "refund";
}

/**
 * As core does after a refund's transaction: what went back is not owed again. An order that staff
 * have changed may owe money for good reasons: there, only refunds whose transaction was missing are
 * known to lack their credit.
 *
 * @param written the refunds whose transactions have just been written
 * @returns main units; 0 when nothing is missing
 */
export async function findUncredited(
  query: Query,
  orderId: string,
  refunds: Move[],
  written: Move[],
): Promise<BigNumberInput> {
  if (refunds.length === 0) {
    return 0;
  }
  const [order] = await graph<CreditedOrder>(query, {
    entity: "order",
    fields: ["id", "status", ...SUMMARY_FIELDS, "credit_lines.amount"],
    filters: { id: orderId },
  });
  const owed = order?.summary?.pending_difference ?? 0;
  if (order?.status === "canceled" || MathBN.lte(owed, 0)) {
    return 0;
  }
  const credited = (order?.credit_lines ?? []).map((line) => line?.amount ?? 0);
  // Core credits after the transaction: what lacked that cannot have been credited.
  const certain = sumRefunded(refunds.filter(({ id }) => written.some((one) => one.id === id)));
  const missing = (await isChanged(query, orderId))
    ? certain
    : MathBN.max(certain, MathBN.sub(sumRefunded(refunds), MathBN.sum(...credited)));
  return MathBN.max(0, MathBN.min(missing, owed));
}

function sumRefunded(refunds: Move[]) {
  return MathBN.sum(...refunds.map(({ amount }) => MathBN.mult(amount, -1)));
}

function findLacking(moves: Move[], known: Transaction[], paymentId: string): Move[] {
  const sumOf = (reference: string, id: string) =>
    known
      .filter((one) => one.reference === reference && one.reference_id === id)
      .reduce((sum, { amount }) => MathBN.add(sum, amount), MathBN.convert(0));
  const lacking = moves.flatMap((move) => {
    const amount = MathBN.sub(move.amount, sumOf(move.reference, move.id));
    return MathBN.eq(amount, 0) ? [] : [{ ...move, amount }];
  });
  // Refunds of a cancelled order bear the payment's id, where all others bear their own.
  let spare = sumOf("refund", paymentId);
  return lacking.filter((move) => {
    const isShown = isRefund(move) && MathBN.lt(move.amount, 0) && MathBN.lte(spare, move.amount);
    spare = isShown ? MathBN.sub(spare, move.amount) : spare;
    return !isShown;
  });
}

async function findMoves(query: Query, paymentId: string) {
  const [payment] = await graph<PaymentMoves>(query, {
    entity: "payment",
    fields: ["currency_code", "captures.*", "refunds.*"],
    filters: { id: paymentId },
  });
  const toMove =
    (reference: Move["reference"], sign: number) =>
    (raw: RawMove): Move => ({
      id: raw.id,
      reference,
      amount: MathBN.mult(raw.amount, sign),
      at: new Date(raw.created_at),
    });
  return {
    currency: payment?.currency_code ?? "",
    moves: [
      ...(payment?.captures ?? []).map(toMove("capture", 1)),
      ...(payment?.refunds ?? []).map(toMove("refund", -1)),
    ],
  };
}

interface Transaction {
  reference?: string | null;
  reference_id?: string | null;
  amount: BigNumberInput;
}

interface CreditedOrder {
  status: string;
  summary?: { pending_difference?: BigNumberInput };
  credit_lines?: ({ amount: BigNumberInput } | null)[] | null;
}

interface PaymentMoves {
  currency_code: string;
  captures?: RawMove[];
  refunds?: RawMove[];
}

interface RawMove {
  id: string;
  amount: BigNumberInput;
  created_at: string | Date;
}
