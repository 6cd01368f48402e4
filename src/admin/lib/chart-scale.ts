/**
 * The marks of an axis that counts: whole numbers from 0 to the first round one that nothing exceeds.
 *
 * @param most the highest count, 0 and up
 * @returns two to six marks, ascending
 */
export function chartScale(most: number): number[] {
  const step = stepsUpTo(most).find((one) => one * MOST_STEPS >= most)!;
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

const MOST_STEPS = 5;

/** 1, 2, 5, 10, 20, 50 and so on, as far as needed. */
function stepsUpTo(most: number): number[] {
  const digits = Math.max(1, Math.ceil(Math.log10(most + 1)));
  return Array.from({ length: digits }, (_, power) => [1, 2, 5].map((n) => n * 10 ** power)).flat();
}

/** Which of so many days are named below an axis, so that the names do not touch. */
export function labelledDays(count: number, most = 6): number[] {
  const every = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every);
}
