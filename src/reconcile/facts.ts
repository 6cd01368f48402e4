import { type AttentionReason } from "../domain/attention";
import { type ChargeStatus } from "../domain/status";
import { type Transactions } from "../medusa/transactions";

/**
 * All that `decide` looks at: a charge in the ledger and what Medusa holds of it, read in one go by
 * `snapshot.ts`. Plain and small, so that every combination can be explored.
 */
export interface Facts {
  charge: ChargeFacts;
  /** The payment session that the charge was made for. */
  session: SessionFacts | null;
  /** The payment of that session. */
  payment: { isOfCharge: boolean; isCaptured: boolean } | null;
  /** The cart that is to become the order; read for a paid charge that has no order yet. */
  cart: CartFacts | null;
  /** The order of the session's payment collection, or of the charge's cart. */
  order: OrderFacts | null;
  refunds: RefundFacts;
  /** Steps that this reconciliation has taken already. */
  tried: ReadonlySet<StepKind>;
  /** How core last failed to place or pay the order in this reconciliation. */
  failure: "refused" | "failed" | null;
}

export interface ChargeFacts {
  status: ChargeStatus;
  /** Whether Omise's id is known: the answer to the create call has been seen. */
  isKnown: boolean;
  /** Nothing is left to do for its present status. */
  isFinalized: boolean;
  createdAt: Date;
  /** When Medusa began to take the session away. */
  withdrawnAt: Date | null;
  /** Since when the cart has not cost what was paid. */
  mismatchSince: Date | null;
  attention: AttentionReason | null;
  refunded: "none" | "part" | "all";
  /** Medusa shows all that was refunded. */
  areRefundsShown: boolean;
  latePayments: "refund" | "hold";
  /** Staff made it fail or expire, and decide about its order themselves. */
  wasEndedByStaff: boolean;
}

export interface SessionFacts {
  /** `awaiting`: core has placed the order, whose payment is still to come. */
  status: "open" | "awaiting" | "authorized" | "ended";
  /** Its data names this charge, and not another one. */
  showsCharge: boolean;
  costsCharge: boolean;
  /** The shopper has been given another code since. */
  hasNewerCode: boolean;
  /** Another session of the cart can still be paid. */
  hasOpenSibling: boolean;
  /** Core has placed the order with another session of the cart. */
  hasAuthorizedSibling: boolean;
}

export interface CartFacts {
  /** Its total beside what was charged; `unread` until there is reason to doubt it. */
  total: "same" | "differs" | "unread";
  /** Its payment collection, too: core leaves it at another amount after a refused change. */
  collectionCostsCharge: boolean;
  /** It, or its payment collection, is linked to an order that does not exist. */
  hasLostOrder: boolean;
  /** The session is gone, and the cart could still be completed with a new one. */
  canTakeSession: boolean;
}

export interface OrderFacts {
  /** Of a cart, as opposed to one that staff made a code for. */
  isOfCart: boolean;
  isCanceled: boolean;
  /** Neither cancelled nor completed. */
  isPending: boolean;
  isFulfilled: boolean;
  hasPayment: boolean;
  isPaid: boolean;
  owesMoney: boolean;
  /** What was paid is what it costs. */
  isBalanced: boolean;
  /** Placed with an earlier session. */
  isOlderThanSession: boolean;
  /** Placed ahead of a payment with Atome QR (checkout `order_first`). */
  awaitsPayment: boolean;
  /** Whether another of its sessions can pay for it; `made` when one is just being made. */
  otherSession: "payable" | "made" | "none";
  /** Its transactions show the money that moved with this payment. */
  transactions: Transactions["state"];
  /** A credit of core's was begun and never confirmed. */
  hasAbandonedCredit: boolean;
  /** Staff or a shopper have begun to change it; core takes no other change until that ends. */
  hasOpenChange: boolean;
}

export interface RefundFacts {
  /** One of ours is being made, or its outcome is unknown. */
  isUnderWay: boolean;
  /** Medusa shows one on the payment, made or still to be made. */
  hasMedusaRefund: boolean;
  /** The ledger has a row for all that Omise says was refunded. */
  areAllKnown: boolean;
  /** Made without Medusa, which does not show it yet. */
  hasUnrecorded: boolean;
  /** The row with which Medusa showed one is gone (medusajs/medusa #16681). */
  hasLostRecord: boolean;
  /** Medusa asked for one and has deleted its row since (#16681). */
  forgotten: "none" | "recent" | "old";
}

/** One action that brings Medusa in line with Omise, and why. */
export type Step = { why: string } & (
  | { kind: Plain | Repair }
  | { kind: "markMismatch"; differs: boolean }
  | { kind: "forbidCapture"; reason: AttentionReason }
  | { kind: "returnMoney"; reason: AttentionReason }
  | { kind: "holdMoney"; reason: AttentionReason }
  | { kind: "tellStaff"; reason: AttentionReason }
);

type Plain =
  | ("wait" | "retry" | "finish" | "finishOrder")
  | ("giveUpAttempt" | "expireCode" | "cancelOrder" | "closeSession")
  | ("completeCart" | "captureOrder")
  | ("importRefunds" | "showRefunds" | "markRefundsShown");

/** What exists only because core's writes are not atomic; see `core-repairs/`. */
export type Repair =
  | "undoPartialOrder"
  | "dropLostOrderLink"
  | "correctCollection"
  | "restoreSession"
  | "writeTransactions"
  | "confirmCredit"
  | "forgetLostRecords";

export type StepKind = Step["kind"];

export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;
