import { blocksCapture } from "../../domain/attention";
import { type Move } from "./moves";
import { grownOlder, isOrderBlocked, observe, resolveRefund, type World } from "./world";

/** What shoppers, staff, Omise, the clock and crashes can do; in any order, as often as it has an effect. */
export function interfere(world: World): Move[] {
  return [...omiseMoves(world), ...shopperMoves(world), ...staffMoves(world), ...clockMoves(world)];
}

function omiseMoves(world: World): Move[] {
  const { omise } = world;
  const moves: Move[] = [];
  if (omise === "pending") {
    moves.push(["the shopper pays", { ...world, omise: "paid" }]);
    moves.push(["the payment is declined", { ...world, omise: "failed" }]);
    moves.push(["the code expires", { ...world, omise: "expired" }]);
  }
  if (omise === "failed" || omise === "expired") {
    moves.push(["Omise says that it was paid after all", { ...world, omise: "paid" }]);
  }
  if (world.underWay && world.money === "kept") {
    moves.push(["Omise carries the refund out", { ...world, money: "returned" }]);
  }
  if (world.underWay) {
    moves.push(["the job looks the refund up", resolveRefund(world)]);
  }
  if (omise === "paid" && world.money === "kept") {
    moves.push([
      "staff refund in Omise's dashboard, or lose a dispute",
      { ...world, money: "refunded" },
    ]);
  }
  return moves;
}

/** Core takes the session's code away: the provider's `deletePayment`. */
function withdraw(world: World): World | null {
  const seen = observe({
    ...world,
    withdrawn: "recent",
    omise: world.omise === "pending" ? "expired" : world.omise,
  });
  const isSpent = seen.money !== "kept" || blocksCapture(seen.attention);
  return seen.row === "paid" && !isSpent ? null : seen;
}

function shopperMoves(world: World): Move[] {
  if (world.core) {
    return []; // it holds the cart's lock
  }
  const moves: Move[] = [];
  const { session, order, cart, other } = world;
  if (!order) {
    moves.push([
      "the cart changes for a moment",
      { ...world, cart: cart === "same" ? "differs" : "same" },
    ]);
  }
  if (!order && session && session !== "authorized") {
    const withdrawn = withdraw(world);
    if (withdrawn) {
      const without = { ...withdrawn, session: null };
      moves.push(["the shopper changes the cart", { ...without, cart: "differs" }]);
      moves.push(["core crashes while it takes the code away", withdrawn]);
      moves.push(["the session's row is lost", without]);
      moves.push(["the shopper chooses another method", { ...without, other: "open" }]);
      moves.push(["core crashes, and both sessions stay", { ...world, other: "open" }]);
    } else {
      const seen = observe(world);
      moves.push(["the other method is refused; both sessions stay", { ...seen, other: "open" }]);
    }
  }
  if (!order && session === "authorized" && world.payment) {
    const withdrawn = withdraw(world);
    if (withdrawn) {
      const without: World = { ...withdrawn, session: null, other: "open" };
      moves.push(["the shopper chooses another method, and the payment stays", without]);
    }
  }
  if (!order && other === "open") {
    moves.push([
      "the shopper buys with the other method",
      {
        ...world,
        other: "authorized",
        order: "paid",
        orderCosts: cart,
        paidOtherwise: true,
      },
    ]);
  }
  if (!order && session === "open") {
    const isAllowed = world.checkout === "order_first" || world.omise === "paid";
    if (isAllowed) {
      moves.push([
        "the shopper's browser completes the cart",
        { ...world, core: { by: "shopper", stage: "begin" } },
      ]);
    }
  }
  return moves;
}

function staffMoves(world: World): Move[] {
  const { order, core } = world;
  if (core) {
    return [];
  }
  const moves = [...giveUp(world), ...placeAgain(world)];
  return order === "waiting" || order === "paid" ? [...moves, ...orderMoves(world)] : moves;
}

/**
 * Staff press *Refund* on a paid charge without an order: under the cart's lock. Where late payments
 * are held, which that overrules; elsewhere it is a reason to return the money like any other.
 */
function giveUp(world: World): Move[] {
  if (world.latePayments !== "hold") {
    return [];
  }
  const isUnplaced = world.row === "paid" && !world.finalized && !world.payment;
  return isUnplaced && world.attention !== "given_up"
    ? [["staff give the order up", { ...world, attention: "given_up" }]]
    : [];
}

/** `place-order.ts`: under the charge's lease, so not while a reconciliation runs. */
function placeAgain(world: World): Move[] {
  const isKept = world.row === "paid" && !world.knowsRefund && !world.underWay;
  return world.attention === "order_not_placed" && isKept && !world.order && !world.run
    ? [["staff have the order placed again", { ...world, attention: null, finalized: false }]]
    : [];
}

function orderMoves(world: World): Move[] {
  if (world.openChange) {
    const ended: World = { ...world, openChange: false };
    const edited: World = { ...ended, edited: true, orderCosts: "differs" };
    return [
      ["the change of the order is discarded", ended],
      ...(world.order === "waiting" ? ([["staff edit the order", edited]] satisfies Move[]) : []),
    ];
  }
  if (isOrderBlocked(world)) {
    return [];
  }
  // Once there is an order, how it came to be paid makes no difference: one checkout is enough.
  return world.checkout === "order_first"
    ? [["a change of the order is begun", { ...world, openChange: true }], ...cancel(world)]
    : cancel(world);
}

function cancel(world: World): Move[] {
  const { order, payment } = world;
  const free: Move = ["staff make the order free of charge", { ...world, order: "free" }];
  const canceled: World = { ...world, order: "canceled" };
  const credited: World = { ...world, money: "refunded", credit: "begun" };
  return payment && world.money === "kept"
    ? [
        ...(order === "paid" && world.checkout === "order_first"
          ? ([
              ["staff refund it, and core crashes while it credits that", credited],
            ] satisfies Move[])
          : []),
        ["staff cancel the order, and core refunds", { ...canceled, money: "refunded" }],
        ["staff cancel the order, and the refund fails", { ...canceled, ...told(world) }],
      ]
    : [["staff cancel the order", canceled], ...(order === "waiting" && !payment ? [free] : [])];
}

/** `report-kept-money.ts`, once the charge is finalized; until then it is reconciled. */
function told({ finalized }: World): Partial<World> {
  return finalized ? { attention: "order_canceled" } : {};
}

function clockMoves(world: World): Move[] {
  const moves: Move[] = [["some minutes pass", grownOlder(world)]];
  if (world.run || world.core) {
    moves.push(["everything crashes", { ...world, run: null, core: null }]);
  }
  return moves;
}
