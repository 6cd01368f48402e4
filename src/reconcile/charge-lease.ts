/**
 * The key under which a charge is reconciled, or anything else done that a reconciliation must not
 * meet.
 *
 * @param id the ledger row's id
 */
export function chargeLease(id: string): string {
  return `charge:${id}`;
}
