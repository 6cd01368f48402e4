import { formatMoney } from "../currencies";
import { type StoredCharge } from "../types";
import { html, type Html } from "./html";

/**
 * What has become of a charge that has ended, for its shopper.
 *
 * @param expired what a time-out means where the shopper is
 */
export function renderResult(charge: StoredCharge, merchant: string, expired: Html): Html {
  const amount = formatMoney(charge.amount, charge.currency);
  const timedOut = charge.status === "expired" || charge.failureCode === "payment_expired";
  if (charge.status === "successful" || charge.status === "reversed") {
    const isRefunded = charge.refunds.length > 0 || charge.status === "reversed";
    return html`<div class="mark paid" aria-hidden="true">✓</div>
      <h1>Paid</h1>
      <p class="amount">${amount}</p>
      <p>
        ${merchant} has been told.${isRefunded ? " Since then, money has been refunded." : ""}
      </p>`;
  }
  return timedOut
    ? html`<div class="mark expired" aria-hidden="true">⏱</div>
        ${expired}`
    : html`<div class="mark failed" aria-hidden="true">✕</div>
        <h1>Payment failed</h1>
        <p class="amount">${amount}</p>
        <p>Nothing was paid: ${charge.failureMessage}.</p>`;
}
