import { blocksCapture } from "../../domain/attention";
import { type Move } from "./moves";
import { observe, type World } from "./world";

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
  if (omise === "paid" && world.money === "kept") {
    moves.push(["staff refund in Omise's dashboard", { ...world, money: "refunded" }]);
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
  const { order, core, payment } = world;
  if (core || (order !== "waiting" && order !== "paid")) {
    return [];
  }
  const free: Move = ["staff make the order free of charge", { ...world, order: "free" }];
  const canceled: World = { ...world, order: "canceled" };
  return payment && world.money === "kept"
    ? [
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
  const older: World = {
    ...world,
    age: "old",
    mismatch: world.mismatch && "old",
    withdrawn: world.withdrawn && "old",
  };
  const moves: Move[] = [["some minutes pass", older]];
  if (world.run || world.core) {
    moves.push(["everything crashes", { ...world, run: null, core: null }]);
  }
  return moves;
}
