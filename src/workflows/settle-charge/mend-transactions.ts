import { type BigNumberInput, type MedusaContainer } from "@medusajs/framework/types";
import {
  ContainerRegistrationKeys,
  MathBN,
  Modules,
  OrderChangeStatus,
  OrderChangeType,
} from "@medusajs/framework/utils";
import { createOrderCreditLinesWorkflow } from "@medusajs/medusa/core-flows";

import { ABANDONED_AFTER_MS } from "../../domain/timing";

/** `under way`: core may be about to write, or to take back, something. */
export type MendResult = "complete" | "mended" | "under way";

/**
 * Core records a capture or a refund first and its transaction on the order after that; a crash in
 * between leaves an order whose summary never shows the money. The next refund then writes the
 * missing one too, with its own amount (seen in Medusa 2.21.2: `input.amount` for all of them).
 * Writes what is missing, and the difference to what is wrong, under the very references core uses,
 * so that core itself finds it there.
 */
export async function mendTransactions(
  container: MedusaContainer,
  paymentId: string,
  orderId: string,
): Promise<MendResult> {
  const orders = container.resolve(Modules.ORDER);
  const { currency, moves } = await findMoves(container, paymentId);
  const known = await orders.listOrderTransactions(
    { order_id: orderId },
    { select: ["reference", "reference_id", "amount"] },
  );
  const lacks = findLacking(moves, known, paymentId);
  const old = lacks.filter(isOver);
  // What is written has to be credited at once, or the next look would not know that it lacks that.
  // A refund's transaction that is there can still go: what fails after it makes core take it back.
  const isRefunding = moves.some((move) => isRefund(move) && !isOver(move));
  const isUnderWay = isRefunding || old.length < lacks.length;
  if (isUnderWay || (old.some(isRefund) && (await isBeingChanged(container, orderId)))) {
    return "under way";
  }
  if (old.length) {
    await orders.addOrderTransactions(
      old.map(({ id, amount, reference }) => ({
        order_id: orderId,
        amount,
        currency_code: currency,
        reference,
        reference_id: id,
      })),
    );
  }
  const isCredited = await creditRefunds(container, orderId, moves.filter(isRefund), old);
  return old.length || isCredited ? "mended" : "complete";
}

function isRefund({ reference }: Move): boolean {
  return reference === "refund";
}

/** What the order's transactions do not say of the money that moved. */
function findLacking(moves: Move[], known: Transaction[], paymentId: string): Move[] {
  const sumOf = (reference: string, id: string) =>
    known
      .filter((one) => one.reference === reference && one.reference_id === id)
      .reduce((sum, { amount }) => MathBN.add(sum, amount), MathBN.convert(0));
  const lacks = moves.flatMap((move) => {
    const amount = MathBN.sub(move.amount, sumOf(move.reference, move.id));
    return MathBN.eq(amount, 0) ? [] : [{ ...move, amount }];
  });
  // Refunds of a cancelled order bear the payment's id, where all others bear their own.
  let spare = sumOf("refund", paymentId);
  return lacks.filter((move) => {
    const isTold = isRefund(move) && MathBN.lt(move.amount, 0) && MathBN.lte(spare, move.amount);
    spare = isTold ? MathBN.sub(spare, move.amount) : spare;
    return !isTold;
  });
}

/** Whoever moved the money has long ended, or died. */
function isOver({ at }: Move): boolean {
  return Date.now() - at > ABANDONED_AFTER_MS;
}

/**
 * As core does after a refund's transaction: what went back is not owed again. An order that staff
 * have changed may owe money for good reasons: there, only what was just mended is known to lack it.
 *
 * @param mended the moves whose transaction was missing, too
 * @returns whether anything was missing
 */
async function creditRefunds(
  container: MedusaContainer,
  orderId: string,
  refunds: Move[],
  mended: Move[],
): Promise<boolean> {
  if (refunds.length === 0) {
    return false;
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "status", "summary", "payment_collections.id", "credit_lines.amount"],
    filters: { id: orderId },
  });
  const order = data[0] as unknown as CreditedOrder | undefined;
  const owed = order?.summary?.pending_difference ?? 0;
  if (order?.status === "canceled" || MathBN.lte(owed, 0)) {
    return false;
  }
  const credited = (order?.credit_lines ?? []).map((line) => line?.amount ?? 0);
  // Core credits after the transaction: what lacked that cannot have been credited.
  const uncredited = sumRefunded(refunds.filter(({ id }) => mended.some((one) => one.id === id)));
  const missing = (await isChanged(container, orderId))
    ? uncredited
    : MathBN.max(uncredited, MathBN.sub(sumRefunded(refunds), MathBN.sum(...credited)));
  const amount = MathBN.min(missing, owed);
  if (MathBN.lte(amount, 0)) {
    return false;
  }
  const reference_id = order?.payment_collections?.[0]?.id ?? null;
  await createOrderCreditLinesWorkflow(container).run({
    input: {
      id: orderId,
      credit_lines: [{ amount: amount.toNumber(), reference: "payment_collection", reference_id }],
    },
  });
  return true;
}

function sumRefunded(refunds: Move[]) {
  return MathBN.sum(...refunds.map(({ amount }) => MathBN.mult(amount, -1)));
}

/** Whether staff have edited it, or taken something back. */
async function isChanged(container: MedusaContainer, orderId: string): Promise<boolean> {
  const changes = await listChanges(container, orderId);
  // One of an address or e-mail address has no type.
  return changes.some(({ change_type: type }) => type && type !== OrderChangeType.CREDIT_LINE);
}

/** Whether it has a change that is not confirmed yet: core takes no other one then, nor a credit. */
async function isBeingChanged(container: MedusaContainer, orderId: string): Promise<boolean> {
  const changes = await listChanges(container, orderId);
  return changes.some(
    ({ status }) => status === OrderChangeStatus.PENDING || status === OrderChangeStatus.REQUESTED,
  );
}

async function listChanges(container: MedusaContainer, orderId: string): Promise<Change[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order_change",
    fields: ["change_type", "status"],
    filters: { order_id: orderId } as never, // order_change is not among the generated types
  });
  return data as Change[];
}

interface Change {
  change_type: OrderChangeType | null;
  status: OrderChangeStatus;
}

async function findMoves(container: MedusaContainer, paymentId: string) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment",
    fields: ["currency_code", "captures.*", "refunds.*"],
    filters: { id: paymentId },
  });
  const payment = data[0] as unknown as PaymentMoves | undefined;
  const toMove = (reference: Move["reference"], sign: number) => (raw: RawMove) => ({
    id: raw.id,
    reference,
    amount: MathBN.mult(raw.amount, sign),
    at: new Date(raw.created_at).getTime(),
  });
  return {
    currency: payment?.currency_code ?? "",
    moves: [
      ...(payment?.captures ?? []).map(toMove("capture", 1)),
      ...(payment?.refunds ?? []).map(toMove("refund", -1)),
    ] as Move[],
  };
}

/** Money that moved, by core's account: what a transaction on the order has to say. */
interface Move {
  id: string;
  reference: "capture" | "refund";
  /** Main units; below 0 for a refund. */
  amount: ReturnType<typeof MathBN.convert>;
  /** Milliseconds since 1970. */
  at: number;
}

interface Transaction {
  reference?: string | null;
  reference_id?: string | null;
  amount: BigNumberInput;
}

interface CreditedOrder {
  status: string;
  summary?: { pending_difference?: BigNumberInput };
  payment_collections?: ({ id: string } | null)[] | null;
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
