import { type StepKind } from "./facts";

/**
 * How sure a step has to be of its decision. `lock`: it is decided again under core's lock on the
 * cart, so that no completion, cart change or compensation is in progress. `again`: a snapshot is
 * read in parts, while core may be writing; a second one has to say the same. `none`: a conditional
 * write, or core and Omise check by themselves.
 */
export type Care = "lock" | "again" | "none";

export const CARE: Record<Exclude<StepKind, "wait" | "retry">, Care> = {
  giveUpAttempt: "none",
  expireCode: "none",
  cancelOrder: "lock",
  closeSession: "lock", // core ignores closed sessions: one in use would leave a partial order
  completeCart: "none", // core takes its lock
  captureOrder: "none", // core takes its lock
  markMismatch: "none",
  forbidCapture: "lock",
  returnMoney: "again",
  holdMoney: "again",
  tellStaff: "none",
  importRefunds: "none",
  showRefunds: "none",
  markRefundsShown: "none",
  undoPartialOrder: "lock",
  dropLostOrderLink: "lock",
  correctCollection: "lock",
  restoreSession: "again",
  writeTransactions: "none",
  confirmCredit: "none",
  forgetLostRecords: "none",
  finish: "none",
  finishOrder: "lock", // a completion in progress could still take the order back
};
