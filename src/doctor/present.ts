/** A list as Medusa's query answers it. */
export type Some<T> = (T | null)[] | null | undefined;

export function present<T>(some: Some<T>): T[] {
  return (some ?? []).flatMap((one) => one ?? []);
}

export function idsOf(some: Some<{ id: string }>): string[] {
  return present(some).map(({ id }) => id);
}
