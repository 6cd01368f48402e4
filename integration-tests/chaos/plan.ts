import { seededRandom } from "../../sandbox/random";
import { type Behaviour, BEHAVIOURS, isOrderFirst, WEIGHTS } from "./behaviours";

/**
 * The provider entries of the store under test; `thorder` places orders first, `thhold` holds, and
 * `thonline` sends shoppers to Atome's own page.
 */
export type Account = "th" | "sg" | "my" | "thorder" | "thhold" | "thonline";
export type Country = "th" | "sg" | "my";

/** One shopper's checkout, with everything about it that chance decides. */
export interface PlannedCheckout {
  /** From 1. */
  number: number;
  behaviour: Behaviour;
  account: Account;
  country: Country;
  /** Which of the shop's variants, counted round. */
  variant: number;
  quantity: number;
  /** Until the shopper does something about the code on the screen. */
  thinkMs: number;
  /** In a race: by how much the payment comes after (or, below 0, before) the other side. */
  raceMs: number;
  /** Which part of the money a partial refund is about; between 0 and 1. */
  share: number;
}

/** A third of the shoppers takes the redirect. */
const PAY_FIRST_ACCOUNTS: readonly Account[] = [
  ...(["th", "sg", "my", "thhold"] as const),
  ...(["thonline", "thonline"] as const),
];
const MAX_THINK_MS = 800;
const MAX_RACE_MS = 120;

/** A prime, so that neighbouring checkouts do not draw from neighbouring streams. */
const STREAM = 104_729;

/**
 * The same seed gives the same checkouts. Each draws from a stream of its own, so that a longer run
 * does not change what its first checkouts' shoppers decide.
 */
export function planCheckouts(count: number, seed: number): PlannedCheckout[] {
  return planBehaviours(count, seed).map((behaviour, index) => {
    const random = seededRandom(seed + STREAM * (index + 1));
    const among = (length: number) => Math.floor(random() * length);
    const account = isOrderFirst(behaviour)
      ? "thorder"
      : PAY_FIRST_ACCOUNTS[among(PAY_FIRST_ACCOUNTS.length)];
    return {
      number: index + 1,
      behaviour,
      account,
      country: account.slice(0, 2) as Country,
      variant: among(1_000),
      quantity: 1 + among(2),
      thinkMs: among(MAX_THINK_MS),
      raceMs: among(2 * MAX_RACE_MS) - MAX_RACE_MS,
      share: 0.1 + 0.8 * random(),
    };
  });
}

/** In proportion to the weights, each at least once while there is room, in a mixed order. */
function planBehaviours(count: number, seed: number): Behaviour[] {
  const total = BEHAVIOURS.reduce((sum, one) => sum + WEIGHTS[one], 0);
  const random = seededRandom(seed);
  const rest = Math.max(0, count - BEHAVIOURS.length);
  const drawn = Array.from({ length: rest }, () => atWeight(random() * total));
  return shuffle([...shuffle([...BEHAVIOURS], random).slice(0, count), ...drawn], random);
}

function atWeight(at: number): Behaviour {
  let sum = 0;
  return BEHAVIOURS.find((one) => (sum += WEIGHTS[one]) > at) ?? BEHAVIOURS[0];
}

function shuffle<T>(items: T[], random: () => number): T[] {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [items[last], items[other]] = [items[other], items[last]];
  }
  return items;
}
