import { type Books } from "./books/books";
import { type CheckResult } from "./books/check-books";
import { type Checkout, type Step } from "./checkout";
import { type Owners } from "./outcomes";
import { type Recorder } from "./recorder";

/** More would not be read. */
const MAX_STORIES = 25;

/**
 * Everything known about each checkout that a check found fault with: what was done, by whom, what
 * Omise saw of it, and what the books show.
 */
export function stories(
  results: readonly CheckResult[],
  books: Books,
  owners: Owners,
  recorder: Recorder,
): string {
  const complaints = new Map<Checkout | undefined, string[]>();
  for (const { check, problems } of results) {
    for (const { message, chargeId, cartId, orderId } of problems) {
      const checkout = owners.of(chargeId, cartId, orderId);
      const about = [chargeId, cartId, orderId].filter(Boolean).join(" ");
      const complaint = `✕ ${check}: ${message}${about ? ` (${about})` : ""}`;
      complaints.set(checkout, [...(complaints.get(checkout) ?? []), complaint]);
    }
  }
  const nobodys = complaints.get(undefined) ?? [];
  complaints.delete(undefined);
  const told = [...complaints].slice(0, MAX_STORIES) as [Checkout, string[]][];
  const untold = complaints.size - told.length;
  return [
    ...nobodys,
    ...told.map(([checkout, lines]) => story(checkout, lines, books, owners, recorder)),
    ...(untold > 0 ? [`… and ${untold} more checkouts`] : []),
  ].join("\n\n");
}

function story(
  checkout: Checkout,
  lines: string[],
  books: Books,
  owners: Owners,
  recorder: Recorder,
): string {
  const isOwn = (...ids: (string | null)[]) => owners.of(...ids) === checkout;
  const charges = books.charges.filter(({ id }) => isOwn(id));
  const steps = [...checkout.steps, ...charges.flatMap(({ id }) => recorder.stepsOf(id))];
  const { number, behaviour, account } = checkout.plan;
  return [
    `── Checkout ${number}: ${behaviour} (${account})`,
    ...lines,
    ...steps.sort((a, b) => a.at - b.at).map(printed),
    ...charges.map((charge) => `   charge  ${JSON.stringify(charge)}`),
    ...books.ledger
      .filter(({ charge_id, cart_id }) => isOwn(charge_id, cart_id))
      .map((row) => `   ledger  ${JSON.stringify(row)}`),
    ...books.ledgerRefunds
      .filter(({ charge_id }) => isOwn(charge_id))
      .map((row) => `   refund  ${JSON.stringify(row)}`),
    ...books.payments
      .filter(({ chargeId, cartId }) => isOwn(chargeId, cartId))
      .map((payment) => `   payment ${JSON.stringify(payment)}`),
    ...books.orders
      .filter(({ id }) => isOwn(id))
      .map((order) => `   order   ${JSON.stringify(order)}`),
  ].join("\n");
}

function printed({ at, who, what, answer }: Step): string {
  return `   ${(at / 1000).toFixed(3).padStart(9)}  ${who.padEnd(14)} ${what}${answer ? `  → ${answer}` : ""}`;
}
