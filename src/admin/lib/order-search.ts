/** An order as Medusa's lists of orders and draft orders give it. */
export interface ListedOrder {
  id: string;
  display_id: number;
}

export interface OrderSearch {
  /** Of the lists' routes. */
  query: string;
  isFound: (order: ListedOrder) => boolean;
}

const FIELDS = "id,display_id";

/**
 * How the lists are asked for an order of which the number (`#1042`, `1042`) or the id was typed.
 * They know no filter by number, only a search that finds it in other numbers and in e-mails as
 * well. Of the numbers in which it is found, it is the smallest: so by number, it comes early.
 */
export function toOrderSearch(typed: string): OrderSearch {
  const text = typed.trim();
  const [, digits] = /^#?(\d+)$/.exec(text) ?? [];
  if (digits === undefined) {
    const query = new URLSearchParams({ id: text, fields: FIELDS });
    return { query: query.toString(), isFound: ({ id }) => id === text };
  }
  const number = Number(digits);
  const query = new URLSearchParams({
    q: String(number),
    order: "display_id",
    limit: "100",
    fields: FIELDS,
  });
  return { query: query.toString(), isFound: (order) => order.display_id === number };
}
