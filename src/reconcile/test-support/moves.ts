import { blocksCapture } from "../../domain/attention";
import { CARE } from "../care";
import { decide } from "../decide";
import { type Step, type StepKind } from "../facts";
import {
  isOrderBlocked,
  mayAuthorize,
  NOW,
  observe,
  type RunState,
  toModelFacts,
  type World,
} from "./world";

/** Something that can happen next, and the world after it. */
export type Move = [what: string, after: World];

export const MAX_ROUNDS = 8;

/** A completion of core's goes on; it can fail at every stage. */
export function proceedCore(world: World): Move[] {
  const { core, session } = world;
  if (!core) {
    return [];
  }
  switch (core.stage) {
    case "begin":
      if (world.order) {
        return [["core finds the cart's order", endCore(world, null)]];
      }
      if (!session || session === "ended" || world.payment) {
        return [["core finds nothing to pay with", endCore(world, "failed")]];
      }
      return [
        [
          "core makes the order",
          {
            ...world,
            order: "partial",
            orderCosts: world.cart,
            core: { ...core, stage: "authorize" },
          },
        ],
        ["core refuses the order", endCore(world, "refused")],
        ["core breaks", endCore(world, "failed")],
      ];
    case "authorize": {
      const seen = observe(world);
      const undone: World = { ...seen, order: null };
      if (mayAuthorize(seen)) {
        return [
          [
            "the provider captures",
            {
              ...seen,
              session: "authorized",
              payment: "captured",
              core: { ...core, stage: "record" },
            },
          ],
          ["core breaks and takes the order back", endCore(undone, "failed")],
        ];
      }
      if (seen.checkout === "order_first" && seen.row === "pending") {
        const waiting: World = { ...seen, order: "waiting", session: "awaiting" };
        return [["the order waits for its payment", endCore(waiting, null)]];
      }
      return [["the provider refuses", endCore(undone, "failed")]];
    }
    case "record":
      return [
        [
          "core records the payment",
          { ...world, order: "paid", core: { ...core, stage: "complete" } },
        ],
        takeBack(world),
      ];
    case "complete":
      return [["core has completed the cart", endCore(world, null)], takeBack(world)];
  }
}

function takeBack(world: World): Move {
  const undone: World = {
    ...world,
    money: world.money === "kept" ? "undone" : world.money,
    knowsRefund: true,
    payment: null,
    session: "open",
    order: null,
  };
  return ["core breaks, refunds and makes the session again", endCore(undone, "failed")];
}

function endCore(world: World, failure: RunState["failure"]): World {
  const { core, run } = world;
  const isRuns = core?.by === "run" && run;
  return { ...world, core: null, run: isRuns ? { ...run, failure } : run };
}

/** The reconciliation goes on, or one begins. */
export function proceedRun(world: World): Move[] {
  const { run, core } = world;
  if (!run) {
    const seen = observe(world);
    return [
      [
        "a reconciliation begins",
        { ...seen, run: { rounds: 0, step: null, seen: seen.row, tried: [], failure: null } },
      ],
    ];
  }
  if (core?.by === "run") {
    return []; // it waits for core
  }
  if (!run.step) {
    const step = decide(toModelFacts(world), NOW);
    if (step.kind === "wait" || step.kind === "retry") {
      return [[`it decides to ${step.kind}: ${step.why}`, { ...world, run: null }]];
    }
    return [[`it decides: ${step.kind}`, { ...world, run: { ...run, step, seen: world.row } }]];
  }
  return act(world, run, run.step);
}

/** The round under the lock after a completion (`applyUnderLock`) is a first look that nothing came after. */
function act(world: World, run: RunState, step: Step): Move[] {
  const care = CARE[step.kind as keyof typeof CARE];
  if (care === "lock" && world.core) {
    return []; // it waits for the cart's lock
  }
  if (care !== "none") {
    const again = decide(toModelFacts(world), NOW);
    if (JSON.stringify(again) !== JSON.stringify(step)) {
      return [["a second look decides otherwise", nextRound(world, run, null)]];
    }
  }
  if (step.kind === "completeCart") {
    if (world.core) {
      return [];
    }
    const other = world.other === "open" ? null : world.other;
    const begun = nextRound({ ...world, other }, run, "completeCart");
    const session = world.session === "ended" ? "open" : world.session;
    return [
      ["it has core complete the cart", { ...begun, session, core: { by: "run", stage: "begin" } }],
    ];
  }
  return effectsOf(world, step).map(([what, after]) => [what, nextRound(after, run, step.kind)]);
}

/** What the decision asks whether it was tried. */
const REMEMBERED: readonly StepKind[] = [
  "restoreSession",
  "completeCart",
  "captureOrder",
  "tellStaff",
  "showRefunds",
  "expireCode",
  "returnMoney",
];

function nextRound(world: World, run: RunState, done: StepKind | null): World {
  const isRemembered = done && REMEMBERED.includes(done) && !run.tried.includes(done);
  const tried = isRemembered ? [...run.tried, done].sort() : run.tried;
  const { failure } = world.run ?? run;
  return { ...world, run: { ...run, rounds: run.rounds + 1, step: null, tried, failure } };
}

/** What each step does, whole; a crash may come before and after. */
function effectsOf(world: World, step: Step): Move[] {
  const one = (change: Partial<World>): Move[] => [
    [`${step.kind} is done`, { ...world, ...change }],
  ];
  switch (step.kind) {
    case "expireCode":
      return [
        [
          "the code is expired",
          observe({ ...world, omise: world.omise === "pending" ? "expired" : world.omise }),
        ],
      ];
    case "cancelOrder":
      return world.openChange ? [["core refuses", world]] : one({ order: "canceled" });
    case "closeSession":
      return one({ session: world.session && "ended" });
    case "captureOrder":
      return mayCapture(world)
        ? [
            [
              "core captures",
              { ...world, payment: "captured", session: "authorized", order: "paid" },
            ],
            [
              "core captures and breaks before the transaction",
              { ...world, payment: "captured", session: "authorized" },
            ],
          ]
        : [["core refuses to capture", failed(world)]];
    case "markMismatch":
      return one({ mismatch: step.differs ? "recent" : null, run: forgive(world) });
    case "forbidCapture":
    case "holdMoney":
    case "tellStaff":
      return one({ attention: step.reason });
    case "returnMoney": {
      const told = { ...world, attention: step.reason };
      const isOut = world.money === "kept" && world.omise === "paid";
      if (world.underWay) {
        return [["another refund is under way", told]];
      }
      const money = isOut ? ("returned" as const) : world.money;
      return [
        ["the money goes back", { ...told, money, knowsRefund: true }],
        ...(isOut && isPlain(world)
          ? ([["the refund is not answered", { ...told, underWay: true }]] satisfies Move[])
          : []),
      ];
    }
    case "restoreSession":
      return one({ session: "authorized", sessionShows: true, run: forgive(world) });
    case "undoPartialOrder":
      return one({
        order: null,
        lostOrder: world.lostOrder || world.order !== "partial",
        run: forgive(world),
      });
    case "confirmCredit":
      return one({ credit: "confirmed" });
    case "writeTransactions":
      if (world.credit === "abandoned") {
        return [["core refuses", world]];
      }
      return one({ order: world.order === "canceled" ? "canceled" : "paid" });
    case "showRefunds":
      if (world.session === null) {
        return one({ showsRefund: true }); // on the payment, which is no order's
      }
      if (world.order === null) {
        return one({}); // on the payment; an order that still comes lacks it
      }
      return isOrderBlocked(world)
        ? [["core refuses", world]]
        : [
            ...one({ showsRefund: true }),
            ...(world.payment && world.order === "paid" && world.checkout === "order_first"
              ? one({ credit: "begun" }) // core breaks before it confirms the credit
              : []),
          ];
    case "markRefundsShown":
      return one({ showsRefund: true });
    case "finish":
    case "finishOrder":
      return one({ finalized: world.finalized || world.row === world.run?.seen });
    default:
      throw new Error(`The model has no effect for ${step.kind}`);
  }
}

/** For what is the same with either checkout, and whatever becomes of late payments: one is enough. */
function isPlain({ checkout, latePayments }: World): boolean {
  return checkout === "pay_first" && latePayments === "refund";
}

function mayCapture(world: World): boolean {
  return (
    world.omise === "paid" &&
    world.money === "kept" &&
    !blocksCapture(world.attention) &&
    world.order === "waiting" &&
    !world.paidOtherwise
  );
}

/** A repair removes what the failure was of. */
function forgive({ run }: World): World["run"] {
  return run && { ...run, failure: null };
}

function failed(world: World): World {
  return { ...world, run: world.run && { ...world.run, failure: "failed" } };
}
