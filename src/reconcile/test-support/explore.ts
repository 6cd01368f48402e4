import { blocksCapture } from "../../domain/attention";
import { interfere } from "./interfere";
import { MAX_ROUNDS, type Move, proceedCore, proceedRun } from "./moves";
import { BEGIN, grownOlder, isCrediting, resolveRefund, type RunState, type World } from "./world";

const BEGINNINGS: World[] = [
  { ...BEGIN, checkout: "pay_first", latePayments: "refund" },
  { ...BEGIN, checkout: "pay_first", latePayments: "hold" },
  { ...BEGIN, checkout: "order_first", latePayments: "refund" },
  // A crash before core had written the code into the session, or the session itself. Only then does
  // the charge's age count.
  { ...BEGIN, checkout: "pay_first", latePayments: "refund", age: "recent", sessionShows: false },
  { ...BEGIN, checkout: "pay_first", latePayments: "refund", age: "recent", session: null },
];

/** What must hold in each state. */
const RULES: Record<string, (world: World) => boolean> = {
  "no order of a paid cart is captured unless it costs what was paid": (world) =>
    world.payment === null || world.orderCosts === "same" || world.checkout === "order_first",
  "nothing is captured that is not paid": ({ payment, omise }) =>
    payment === null || omise === "paid",
  "never an order and its money returned": ({ payment, order, money }) =>
    !(payment && order === "paid" && money === "returned"),
  "an order that was placed is never deleted": ({ lostOrder }) => !lostOrder,
  "no code stays payable that nothing watches": ({ omise, finalized }) =>
    !(omise === "pending" && finalized),
  "a finalized payment is an order, went back, or staff are told": (world) =>
    !(world.finalized && world.row === "paid") ||
    world.order === "paid" ||
    world.money !== "kept" ||
    world.attention !== null,
  "staff are told of an order that does not cost what was paid": (world) =>
    !(world.finalized && world.payment && world.order === "paid" && world.money === "kept") ||
    world.orderCosts === "same" ||
    world.attention !== null,
  "no money goes back with an order that staff gave up, and the order is paid": (world) =>
    !(world.attention === "given_up" && world.payment),
  // Where the order shows money, only the refund's slot knows of the other one.
  "no refund is begun while another one is under way": ({ underWay, payment, order, run }) =>
    !(underWay && run?.step?.kind === "returnMoney") || (payment !== null && order !== null),
  "no refund counts as shown before its credit is confirmed": (world) =>
    !(world.showsRefund && world.payment && world.order === "paid" && isCrediting(world)),
  "staff are told of an order that core took back": (world) =>
    !(world.finalized && world.money === "undone" && world.order === null) ||
    world.attention !== null,
};

const QUIET = "once nobody interferes, it ends";

export interface Exploration {
  states: number;
  moves: number;
  /** By rule: the shortest path to the first state that breaks it; null where none does. */
  broken: Record<string, string[] | null>;
}

interface Visit {
  world: World;
  what: string;
  from: Visit | null;
}

/** Breadth first, so that the path to a broken rule is a shortest one. */
export function explore(): Exploration {
  const seen = new Map<string, Visit>();
  const queue: Visit[] = [];
  const broken: Exploration["broken"] = Object.fromEntries(
    [...Object.keys(RULES), QUIET].map((rule) => [rule, null]),
  );
  const quiet = new Map<string, boolean>();
  let moves = 0;
  const rules = Object.entries(RULES);
  const visit = (after: World, what: string, from: Visit | null) => {
    const key = keyOf(after);
    if (seen.has(key)) {
      return;
    }
    const world = after.run ? { ...after, run: { ...after.run, rounds: 0 } } : after;
    const visit = { world, what, from };
    seen.set(key, visit);
    queue.push(visit);
    for (const [rule, holds] of rules) {
      if (!broken[rule] && !holds(world)) {
        broken[rule] = pathTo(visit);
      }
    }
    if (!broken[QUIET] && !endsWhenQuiet(world, key, quiet)) {
      broken[QUIET] = [...pathTo(visit), ...describeQuiet(world)];
    }
  };
  BEGINNINGS.forEach((world) => visit(world, `${world.checkout}, ${world.latePayments}`, null));
  for (let next = 0; next < queue.length; next++) {
    const from = queue[next];
    for (const [what, after] of movesFrom(from.world)) {
      moves += 1;
      visit(after, what, from);
    }
  }
  return { states: seen.size, moves, broken };
}

function movesFrom(world: World): Move[] {
  return [...interfere(world), ...proceedCore(world), ...proceedRun(world)];
}

/** Nobody interferes: core goes on and succeeds, the job reconciles again and again, time passes. */
function quietMoves(world: World): Move[] {
  const [core] = proceedCore(world);
  if (core) {
    return [core];
  }
  if (world.underWay && !world.run) {
    return [["the job looks the refund up", resolveRefund(world)]];
  }
  const [run] = proceedRun(world);
  return [run];
}

const ENOUGH = 40;

function endsWhenQuiet(world: World, itsKey: string, known: Map<string, boolean>): boolean {
  const passed: string[] = [];
  let key = itsKey;
  let now = world;
  let result = known.get(key);
  for (let moves = 0; result === undefined; moves++) {
    passed.push(key);
    if (!now.run && !now.core && isDone(now)) {
      result = true;
    } else if (moves > ENOUGH || (now.run?.rounds ?? 0) >= MAX_ROUNDS) {
      result = false;
    } else {
      now = quietly(now);
      key = keyOf(now);
      result = known.get(key);
    }
  }
  passed.forEach((one) => known.set(one, result));
  return result;
}

function quietly(world: World): World {
  // Between two runs of the job, time passes.
  const [move] = quietMoves(world.run ? world : grownOlder(world));
  return move[1];
}

function describeQuiet(world: World): string[] {
  const lines = ["-- nobody interferes from here on --"];
  let now = world;
  for (let moves = 0; moves <= 12; moves++) {
    const [move] = quietMoves(now.run ? now : grownOlder(now));
    lines.push(move[0]);
    now = quietly(now);
  }
  return [...lines, JSON.stringify(now)];
}

/** An open code is watched; anything else is finalized, and its refunds are shown or told. */
function isDone(world: World): boolean {
  if (world.omise === "pending") {
    return world.row === "pending" && isPayable(world);
  }
  if (isToldOfChange(world)) {
    return true;
  }
  const isSeen = world.row === world.omise && (world.money === "kept" || world.knowsRefund);
  const isStockHeld = world.order === "waiting" && world.row !== "paid" && world.other !== "open";
  return (
    isSeen &&
    !isStockHeld &&
    !world.underWay &&
    world.finalized &&
    (!world.knowsRefund || world.showsRefund || isToBeShown(world))
  );
}

/** What cannot be done while a change of the order is open waits for staff, who are told. */
function isToldOfChange({
  openChange,
  order,
  attention,
  knowsRefund,
  showsRefund,
}: World): boolean {
  const isUnshown = order === "paid" && knowsRefund && !showsRefund;
  return (
    openChange &&
    ((order === "waiting" && attention === "order_being_changed") ||
      (isUnshown && attention === "refund_not_shown"))
  );
}

/** A code stays open only while there is something to pay for. */
function isPayable(world: World): boolean {
  const isOrphan = world.age === "old" && !(world.session && world.sessionShows);
  return !isOrphan && !world.paidOtherwise && world.order !== "canceled";
}

/** Medusa has a captured payment and no order: the recheck comes back to it. */
function isToBeShown(world: World): boolean {
  return world.payment !== null && world.order === null && blocksCapture(world.attention);
}

function pathTo(visit: Visit): string[] {
  const path: string[] = [];
  for (let at: Visit | null = visit; at; at = at.from) {
    path.unshift(at.what);
  }
  return [...path, JSON.stringify(visit.world)];
}

/** A character for each value: short keys make this fast. */
const CODES = new Map<unknown, string>();

function codeOf(value: unknown): string {
  let code = CODES.get(value);
  if (code === undefined) {
    code = String.fromCharCode(CODES.size + 48);
    CODES.set(value, code);
  }
  return code;
}

/** All but what has a form of its own below. */
const PLAIN = (Object.keys(BEGINNINGS[0]) as (keyof World)[]).filter(
  (name) => name !== "core" && name !== "run",
);

function keyOf(world: World): string {
  const { core, run } = world;
  let key = "";
  for (const name of PLAIN) {
    key += codeOf(world[name]);
  }
  const doing = run ? keyOfRun(run) : "";
  return key + codeOf(core ? core.by + core.stage : null) + codeOf(doing);
}

function keyOfRun({ step, seen, tried, failure }: RunState): string {
  const decided = step ? step.kind + ("reason" in step ? step.reason : "") + seen : "";
  return `${decided}+${tried.join()}+${failure}`;
}
