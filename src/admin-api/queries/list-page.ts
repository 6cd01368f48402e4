import { AtomeQrError } from "../../domain/errors";

/** How a list is asked for, by Medusa's habits. */
export interface ListView {
  limit: number;
  offset: number;
  /** A field, `-` in front for the greatest first; as `order` in Medusa's lists. */
  order: { field: string; isDescending: boolean };
  /** As `fields` in Medusa's lists: names, or `+` and `-` names to add to and take from all. */
  fields: string | null;
}

/**
 * Keeps the fields of each item that are asked for; the id always.
 *
 * @param known all that there are
 * @throws AtomeQrError `invalid_input`, with those that there are not
 */
export function pickFields<T extends { id: string }>(
  items: T[],
  fields: string | null,
  known: readonly string[],
): Partial<T>[] {
  if (fields === null) {
    return items;
  }
  const asked = fields.split(",").map((field) => field.trim());
  const nameOf = (field: string) => field.replace(/^[+-]/, "");
  const unknown = asked.filter((field) => !known.includes(nameOf(field)));
  if (unknown.length > 0) {
    throw new AtomeQrError(
      "invalid_input",
      `fields: there is no ${unknown.join(", ")}. There are ${known.join(", ")}`,
    );
  }
  const plain = asked.filter((field) => !/^[+-]/.test(field));
  const without = asked.filter((field) => field.startsWith("-")).map(nameOf);
  const wanted = (plain.length > 0 ? plain : known).filter((field) => !without.includes(field));
  const kept = new Set(["id", ...wanted]);
  return items.map((item) => {
    const entries = Object.entries(item).filter(([key]) => kept.has(key));
    return Object.fromEntries(entries) as Partial<T>;
  });
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
