/** How a list is asked for, by Medusa's habits. */
export interface ListView {
  limit: number;
  offset: number;
  /** A field, `-` in front for the greatest first; as `order` in Medusa's lists. */
  order: { field: string; isDescending: boolean };
  /** Those that are wanted of each item; all where it is not said. */
  fields?: string[];
}

/** Keeps the fields that are asked for, and the id. */
export function pickFields<T extends { id: string }>(items: T[], fields?: string[]): Partial<T>[] {
  const kept = fields && new Set(["id", ...fields]);
  return kept
    ? items.map((item) => {
        const entries = Object.entries(item).filter(([key]) => kept.has(key));
        return Object.fromEntries(entries) as Partial<T>;
      })
    : items;
}

/** A page of a list that is read as a whole: there are never many. */
export function toPage<T extends { id: string }>(items: T[], view: ListView): T[] {
  const { limit, offset, order } = view;
  const sign = order.isDescending ? -1 : 1;
  const valueOf = (item: T) => (item as Record<string, unknown>)[order.field] as string | number;
  const sorted = [...items].sort(
    (one, other) =>
      sign * compare(valueOf(one), valueOf(other)) || sign * compare(one.id, other.id),
  );
  return sorted.slice(offset, offset + limit);
}

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
