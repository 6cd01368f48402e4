import { type Books, lostTo, type Problem } from "./books";

/** What a lost dispute took is in the ledger as a refund of its own kind, once. */
export function lostDisputesAreInTheBooks(books: Books): Problem[] {
  return books.charges
    .filter((charge) => lostTo(charge) > 0)
    .flatMap(({ id, dispute }) => {
      const rows = books.ledgerRefunds.filter((row) => row.refund_id === dispute!.id);
      const [row] = rows;
      const isThere =
        rows.length === 1 &&
        row.charge_id === id &&
        row.status === "succeeded" &&
        row.reason === "dispute" &&
        row.amount === dispute!.amount;
      return isThere
        ? []
        : [
            {
              message: `Dispute ${dispute!.id} took ${dispute!.amount}, and ${rows.length} ledger refunds are of it (${row?.reason ?? "-"}, ${row?.amount ?? "-"}).`,
              chargeId: id,
            },
          ];
    });
}
