/** @param share 0.5 for the median, 1 for the largest; null where there are no values */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}

/** @throws for no values: nothing was measured */
export function median(values: readonly number[]): number {
  const found = quantile(values, 0.5);
  if (found === null) {
    throw new Error("Nothing was measured");
  }
  return found;
}

/** @returns milliseconds */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** One after the other, after some that do not count. @returns milliseconds */
export async function medianMs(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = -Math.ceil(runs / 10); run < runs; run++) {
    const ms = await timed(work);
    if (run >= 0) {
      times.push(ms);
    }
  }
  return median(times);
}

/**
 * Runs all kinds in turn, so that whatever slows the machine down slows all of them; the first round
 * does not count.
 *
 * @param kinds each answers the milliseconds of what it measured
 * @returns the median of each
 */
export async function sideBySide<Kind extends string>(
  rounds: number,
  kinds: Record<Kind, () => Promise<number>>,
): Promise<Record<Kind, number>> {
  const names = Object.keys(kinds) as Kind[];
  const times = Object.fromEntries(names.map((name) => [name, []])) as Record<string, number[]>;
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const ms = await kinds[name]();
      if (round >= 0) {
        times[name].push(ms);
      }
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<
    Kind,
    number
  >;
}
