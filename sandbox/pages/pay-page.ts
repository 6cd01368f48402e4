import { formatMoney } from "../currencies";
import { type StoredCharge } from "../types";
import { html, type Html, page } from "./html";
import { payStyle } from "./style";

/** Shows what is left and loads the page again when the time is up. */
const script = `
const until = document.querySelector("[data-left]");
if (until) {
  const end = Date.now() + Number(until.dataset.left);
  const show = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    const [h, m, s] = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
    until.textContent = (h ? h + " h " : "") + (h || m ? m + " min " : "") + (h ? "" : s + " s");
    if (left === 0) setTimeout(() => location.reload(), 1200); else setTimeout(show, 500);
  };
  show();
}
document.querySelector("form")?.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
})`;

/** The page behind a charge's QR code: pay, decline, or what has become of the charge. */
export function renderPayPage(charge: StoredCharge, merchant: string, now: number): string {
  const amount = formatMoney(charge.amount, charge.currency);
  const body = html`<main data-status="${charge.status}">
    ${
      charge.status === "pending"
        ? question(charge, amount, merchant, now)
        : result(charge, amount, merchant)
    }
    <small>Atome QR in the Omise sandbox. No money moves here.</small>
  </main>`;
  return page(`${amount} to ${merchant}`, body, payStyle, script);
}

/** For a link whose charge or token isn't known here. */
export function renderUnknownPayPage(): string {
  const body = html`<main data-status="unknown">
    <div class="mark unknown" aria-hidden="true">?</div>
    <h1>This code is not known here</h1>
    <p>The sandbox may have been reset since the code was made.</p>
  </main>`;
  return page("Unknown code", body, payStyle, "");
}

function question(charge: StoredCharge, amount: string, merchant: string, now: number): Html {
  return html`<div class="mark" aria-hidden="true">A</div>
    <h1>Pay ${amount} to ${merchant}?</h1>
    <p class="amount">${amount}</p>
    <p>Expires in <span data-left="${charge.expiresAt - now}">a while</span></p>
    <form method="post" action="/pay/${charge.id}">
      <input type="hidden" name="t" value="${charge.payToken}" />
      <button class="primary" name="action" value="pay">Pay ${amount}</button>
      <button name="action" value="decline">Decline</button>
    </form>`;
}

function result(charge: StoredCharge, amount: string, merchant: string): Html {
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
        <h1>This code has expired</h1>
        <p>Nothing was paid. Ask ${merchant} for a new one.</p>`
    : html`<div class="mark failed" aria-hidden="true">✕</div>
        <h1>Payment failed</h1>
        <p class="amount">${amount}</p>
        <p>Nothing was paid: ${charge.failureMessage}.</p>`;
}
