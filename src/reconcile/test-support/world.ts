import { type AttentionReason, blocksCapture } from "../../domain/attention";
import {
  UNANSWERED_MS,
  CART_CHANGE_SECONDS,
  CORE_REQUEST_MS,
  ORPHANED_AFTER_MS,
} from "../../domain/timing";
import { type CartFacts, type Facts, type OrderFacts, type Step, type StepKind } from "../facts";

/**
 * One charge and all that concerns it, as small as it can be: what Omise has, what the ledger says,
 * what Medusa holds, and who is in the middle of something.
 */
export interface World {
  readonly latePayments: "refund" | "hold";
  readonly checkout: "pay_first" | "order_first";

  /** At Omise. */
  omise: "pending" | "paid" | "failed" | "expired";
  /** Where the money is, once paid: `returned` by us, `undone` by core, `refunded` by staff. */
  money: "kept" | "returned" | "undone" | "refunded";

  /** The ledger's row. */
  row: "pending" | "paid" | "failed" | "expired";
  knowsRefund: boolean;
  /** Whether a refund of ours was not answered: Omise may carry it out. */
  underWay: boolean;
  finalized: boolean;
  attention: AttentionReason | null;
  showsRefund: boolean;
  mismatch: Age | null;
  withdrawn: Age | null;
  age: Age;

  /** The charge's session in Medusa. */
  session: "open" | "awaiting" | "authorized" | "ended" | null;
  /** Whether the session's data names the charge. */
  sessionShows: boolean;
  /** Whether the cart costs what is charged. */
  cart: "same" | "differs";
  /** `partial`: core has not asked for the payment; `waiting` for it; `free`: staff ask for none. */
  order: "partial" | "waiting" | "free" | "paid" | "canceled" | null;
  /** Whether an order that had been placed was deleted. */
  lostOrder: boolean;
  /** Whether the order costs what was charged: made of the cart as it was, and not edited since. */
  orderCosts: "same" | "differs";
  /** Whether a change of the order is open, which core lets nothing past: an edit, a transfer. */
  openChange: boolean;
  /** Core's credit of a refund that Medusa has recorded; it is begun and confirmed in two steps. */
  credit: "begun" | "abandoned" | "confirmed" | null;
  /** Whether staff have edited the order while it waited for the payment. */
  edited: boolean;
  /** The payment of this charge. */
  payment: "captured" | null;
  /** Whether the order was paid with another session. */
  paidOtherwise: boolean;
  /** Another session of the cart. */
  other: "open" | "authorized" | null;

  /** A completion of core's, which holds the cart's lock. */
  core: { by: "shopper" | "run"; stage: "begin" | "authorize" | "record" | "complete" } | null;
  /** A reconciliation. */
  run: RunState | null;
}

export interface RunState {
  rounds: number;
  /** Decided, and about to be carried out. */
  step: Step | null;
  /** The row's status when that was decided: the ledger's writes are conditional on it. */
  seen: World["row"];
  tried: StepKind[];
  failure: Facts["failure"];
}

/** A code that has just been shown, and can be paid. */
export const BEGIN: Omit<World, "latePayments" | "checkout"> = {
  omise: "pending",
  money: "kept",
  row: "pending",
  knowsRefund: false,
  underWay: false,
  finalized: false,
  attention: null,
  showsRefund: false,
  mismatch: null,
  withdrawn: null,
  age: "old",
  session: "open",
  sessionShows: true,
  cart: "same",
  order: null,
  lostOrder: false,
  orderCosts: "same",
  openChange: false,
  credit: null,
  edited: false,
  payment: null,
  paidOtherwise: false,
  other: null,
  core: null,
  run: null,
};

export type Age = "recent" | "old";

export const NOW = new Date("2026-11-01T12:00:00Z");

const OLD_MS =
  1 + Math.max(UNANSWERED_MS, CART_CHANGE_SECONDS * 1000, CORE_REQUEST_MS, ORPHANED_AFTER_MS);

const at = (age: Age): Date => new Date(NOW.getTime() - (age === "old" ? OLD_MS : 0));

/** What `to-facts.ts` would say of it. */
export function toModelFacts(world: World): Facts {
  const { row, run, session, order, finalized } = world;
  const isRefunded = world.knowsRefund;
  const isPaid = order === "paid" || (order === "canceled" && world.payment !== null);
  return {
    charge: {
      status: row,
      isKnown: true,
      isFinalized: finalized,
      createdAt: at(world.age),
      withdrawnAt: world.withdrawn && at(world.withdrawn),
      mismatchSince: world.mismatch && at(world.mismatch),
      attention: world.attention,
      refunded: isRefunded ? "all" : "none",
      areRefundsShown: !isRefunded || world.showsRefund,
      latePayments: world.latePayments,
      wasEndedByStaff: false,
    },
    session: session && {
      status: session,
      showsCharge: world.sessionShows,
      costsCharge: true,
      hasNewerCode: false,
      hasOpenSibling: world.other === "open",
      hasAuthorizedSibling: world.other === "authorized",
    },
    // Of a session that is gone, it is looked for once the charge is finalized.
    payment:
      (session || finalized) && world.payment ? { isOfCharge: true, isCaptured: true } : null,
    cart: order
      ? null
      : {
          total: toTotal(world),
          collectionCostsCharge: true,
          hasLostOrder: false,
          canTakeSession: session === null && world.cart === "same",
        },
    order: order && {
      isOfCart: true,
      isCanceled: order === "canceled",
      isPending: order !== "canceled",
      isFulfilled: false,
      hasPayment: world.payment !== null || world.paidOtherwise,
      isPaid: isPaid || world.paidOtherwise,
      owesMoney: !isPaid && !world.paidOtherwise && order !== "free",
      isBalanced: world.orderCosts === "same",
      isOlderThanSession: false,
      awaitsPayment: order === "waiting",
      otherSession: world.other === "open" ? "payable" : "none",
      transactions: toTransactions(world),
      hasAbandonedCredit: finalized && world.credit === "abandoned",
      hasOpenChange: world.openChange,
    },
    refunds: {
      // Not read where the order shows money.
      isUnderWay: world.underWay && !finalized && !(world.payment && isPaid),
      hasMedusaRefund: false,
      areAllKnown: true,
      hasUnrecorded:
        isRefunded && world.money === "refunded" && !world.showsRefund && !world.credit,
      hasLostRecord: false,
      forgotten: "none",
    },
    tried: new Set(run?.tried),
    failure: run?.failure ?? null,
  };
}

/** The provider's answer when core asks it to authorize: the same rules as in `authorizePayment`. */
export function mayAuthorize(world: World): boolean {
  return (
    world.omise === "paid" &&
    world.money === "kept" &&
    !blocksCapture(world.attention) &&
    (world.orderCosts === "same" || world.edited)
  );
}

/** Read where the provider is not asked what the order costs, or has refused. */
function toTotal({ cart, run, mismatch, session, payment }: World): CartFacts["total"] {
  const hasFailed = run?.tried.includes("completeCart") || mismatch !== null;
  const isInDoubt = hasFailed || session === null || payment !== null;
  return isInDoubt ? cart : "unread";
}

function toTransactions(world: World): OrderFacts["transactions"] {
  const { payment, order, knowsRefund, showsRefund, credit } = world;
  if (!payment || order === "canceled") {
    return "complete";
  }
  if (order !== "paid") {
    return "missing";
  }
  if (isCrediting(world)) {
    return credit === "begun" ? "under way" : "missing";
  }
  return knowsRefund && !showsRefund && world.openChange && !credit ? "blocked" : "complete";
}

/** Core takes no change of an order while another one, or a credit, is not confirmed. */
export function isOrderBlocked(world: World): boolean {
  return world.openChange || isCrediting(world);
}

export function isCrediting({ credit }: World): boolean {
  return credit === "begun" || credit === "abandoned";
}

/** Time passes: what is new becomes old. */
export function grownOlder(world: World): World {
  return {
    ...world,
    age: "old",
    mismatch: world.mismatch && "old",
    withdrawn: world.withdrawn && "old",
    credit: world.credit === "begun" ? "abandoned" : world.credit,
  };
}

/** The job looks up what became of the refund that was not answered. */
export function resolveRefund(world: World): World {
  return { ...world, underWay: false, knowsRefund: world.knowsRefund || world.money !== "kept" };
}

/** The ledger takes in what Omise says; forward only. */
export function observe(world: World): World {
  const { row, omise } = world;
  const isForward = row === "pending" ? omise !== row : omise === "paid" && row !== "paid";
  const knowsRefund = world.knowsRefund || (omise === "paid" && world.money !== "kept");
  return isForward
    ? { ...world, row: omise, finalized: false, knowsRefund }
    : { ...world, knowsRefund };
}
