import { withCartLock } from "../medusa/locks";
import { importRefunds } from "../modules/atome-qr/operations/import-refunds";
import { CARE } from "./care";
import { confirmCredit } from "./core-repairs/confirm-credit";
import { correctCollection } from "./core-repairs/correct-collection";
import { dropLostOrderLink } from "./core-repairs/drop-lost-order-link";
import { forgetLostRecords } from "./core-repairs/forget-lost-records";
import { restoreSession } from "./core-repairs/restore-session";
import { undoPartialOrder } from "./core-repairs/undo-partial-order";
import { writeTransactions } from "./core-repairs/write-transactions";
import { type Step, type StepKind, type StepOf } from "./facts";
import { showRefunds } from "./refunds/show-refunds";
import { type Decision, look, type Run } from "./run";
import { cancelOrder } from "./steps/cancel-order";
import { captureOrder } from "./steps/capture-order";
import { closeSession } from "./steps/close-session";
import { completeCart } from "./steps/complete-cart";
import { expireCode } from "./steps/expire-code";
import { finish, finishOrder } from "./steps/finish";
import { forbidCapture } from "./steps/forbid-capture";
import { giveUpAttempt } from "./steps/give-up-attempt";
import { markRefundsShown } from "./steps/mark-refunds-shown";
import { markMismatch } from "./steps/mark-mismatch";
import { holdMoney, returnMoney } from "./steps/return-money";
import { tellStaff } from "./steps/tell-staff";

type Acting = Exclude<StepKind, "wait" | "retry">;

type Action<K extends StepKind> = (run: Run, seen: Decision<StepOf<K>>) => Promise<void>;

const ACTIONS: { [K in Acting]: Action<K> } = {
  giveUpAttempt,
  expireCode,
  cancelOrder,
  closeSession,
  completeCart,
  captureOrder,
  markMismatch,
  forbidCapture,
  returnMoney,
  holdMoney,
  tellStaff,
  importRefunds: ({ atomeQr }, { row }) =>
    importRefunds(atomeQr, { ...row, charge_id: row.charge_id! }),
  showRefunds,
  markRefundsShown,
  undoPartialOrder,
  dropLostOrderLink,
  correctCollection,
  restoreSession,
  writeTransactions,
  confirmCredit,
  forgetLostRecords,
  finish,
  finishOrder,
};

/**
 * The round after core has placed the order, under core's lock from the first. What is usually left to
 * do needs a decision under it, and one look there decides as well as one before and one there: a look
 * costs about a tenth of what an order does. What needs no lock, or takes it by itself, is left to the
 * next round.
 */
export async function applyUnderLock(run: Run, cartId: string): Promise<void> {
  await withCartLock(run.container, cartId, async () => {
    const seen = await look(run);
    const kind = seen.step.kind as Acting;
    if (CARE[kind] === "lock") {
      await (ACTIONS[kind] as Action<StepKind>)(run, seen);
      run.tried.add(kind);
    }
  });
}

/**
 * Carries a step out; where it has to be careful, only if a second look decides the same.
 *
 * @returns whether it was carried out
 * @throws what the step throws
 */
export async function apply(run: Run, seen: Decision): Promise<boolean> {
  const kind = seen.step.kind as Acting;
  const care = CARE[kind];
  const act = ACTIONS[kind] as Action<StepKind>;
  if (care === "lock" && seen.cartId) {
    return withCartLock(run.container, seen.cartId, () => actIfStillSo(run, seen, act));
  }
  if (care !== "none") {
    return actIfStillSo(run, seen, act);
  }
  await act(run, seen);
  return true;
}

async function actIfStillSo(run: Run, seen: Decision, act: Action<StepKind>): Promise<boolean> {
  const now = await look(run);
  if (!isSame(now.step, seen.step)) {
    return false;
  }
  await act(run, now);
  return true;
}

function isSame(one: Step, other: Step): boolean {
  const reasonOf = (step: Step) => ("reason" in step ? step.reason : null);
  return one.kind === other.kind && reasonOf(one) === reasonOf(other);
}
