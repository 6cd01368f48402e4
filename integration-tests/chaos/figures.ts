import { type Behaviour, BEHAVIOURS } from "./behaviours";
import { type Books, isLive, isStillborn } from "./books/books";
import { type CheckResult } from "./books/check-books";
import { type Balance, balances } from "./books/money";
import { type Checkout } from "./checkout";
import { type Outcome, outcomesOf, type Owners } from "./outcomes";
import { type RunOptions } from "./read-arguments";
import { type Tally } from "./tally";

/** A run in numbers, as `--json` writes it. Money in minor units. */
export interface Figures extends RunOptions {
  redis: boolean;
  seconds: number;
  restSeconds: number;
  /** By behaviour: how many checkouts, how they ended, and who gave up in between. */
  checkoutsBy: Record<Behaviour, { count: number; ended: Record<Outcome, number>; gaveUp: number }>;
  faults: Record<string, number>;
  money: Balance[];
  /** `stillborn`: begun by core when its process died, linked to nothing. */
  orders: { placed: number; canceled: number; stillborn: number };
  charges: number;
  refunds: number;
  attention: Record<string, number>;
  /** How many checks there were. */
  checks: number;
  broken: { check: string; problems: number }[];
}

export function figuresOf(
  run: RunOptions & { redis: boolean; seconds: number; restSeconds: number },
  checkouts: readonly Checkout[],
  books: Books,
  owners: Owners,
  faults: Tally,
  results: readonly CheckResult[],
): Figures {
  const outcomes = outcomesOf(books, owners);
  const attention: Record<string, number> = {};
  for (const { attention: reason } of books.ledger) {
    if (reason) {
      attention[reason] = (attention[reason] ?? 0) + 1;
    }
  }
  return {
    ...run,
    checkoutsBy: Object.fromEntries(
      BEHAVIOURS.map((behaviour) => [behaviour, rowOf(behaviour, checkouts, outcomes)]),
    ) as Figures["checkoutsBy"],
    faults: Object.fromEntries(faults.entries()),
    money: balances(books),
    orders: {
      placed: books.orders.filter((order) => !isStillborn(order)).length,
      canceled: books.orders.filter((order) => !isLive(order)).length,
      stillborn: books.orders.filter(isStillborn).length,
    },
    charges: books.charges.length,
    refunds: books.charges.reduce((sum, { refunds }) => sum + refunds.length, 0),
    attention,
    checks: results.length,
    broken: results
      .filter(({ problems }) => problems.length > 0)
      .map(({ check, problems }) => ({ check, problems: problems.length })),
  };
}

function rowOf(
  behaviour: Behaviour,
  checkouts: readonly Checkout[],
  outcomes: ReadonlyMap<Checkout, ReadonlySet<Outcome>>,
) {
  const own = checkouts.filter(({ plan }) => plan.behaviour === behaviour);
  const ended = {
    "paid order": 0,
    "part refunded": 0,
    refunded: 0,
    held: 0,
    "manual order": 0,
    "nothing paid": 0,
  };
  for (const checkout of own) {
    for (const outcome of outcomes.get(checkout) ?? (["nothing paid"] as const)) {
      ended[outcome] += 1;
    }
  }
  return { count: own.length, ended, gaveUp: own.filter(({ gaveUp }) => gaveUp).length };
}
