import { type Bench } from "./bench";

/** What a figure should be; the unit is the figure's. */
export type Goal = { atMost: number } | { atLeast: number };

/** One line of the table. */
export interface Figure {
  what: string;
  /** Null for what did not come about: it misses every goal. */
  value: number | null;
  /** Such as `ms`, `kB` or `×`; empty for a number of things. */
  unit: string;
  goal?: Goal;
  /** Beside the value, such as the indexes that were used. */
  note?: string;
  /** Printed, and in the JSON; left out of the table in the documentation. */
  isDetail?: boolean;
}

/** Something that is measured, by its own name. */
export interface Measure {
  name: string;
  /** What is measured, and beside what: a sentence. */
  about: string;
  /** Starts what it needs with `bench`, which stops it again. */
  measure(bench: Bench): Promise<Figure[]>;
}

/** Undefined where there is no goal. */
export function isMet({ value, goal }: Figure): boolean | undefined {
  if (!goal || value === null) {
    return goal && false;
  }
  return "atMost" in goal ? value <= goal.atMost : value >= goal.atLeast;
}
