import { formatMoney } from "../currencies";
import { type StoredCharge } from "../types";
import { renderResult } from "./charge-result";
import { html, type Html, page } from "./html";
import { payScript } from "./pay-script";
import { payStyle } from "./style";

/** The page behind a charge's QR code: pay, decline, or what has become of the charge. */
export function renderPayPage(charge: StoredCharge, merchant: string, now: number): string {
  const amount = formatMoney(charge.amount, charge.currency);
  const body = html`<main data-status="${charge.status}">
    ${
      charge.status === "pending"
        ? question(charge, amount, merchant, now)
        : renderResult(charge, merchant, expired(merchant))
    }
    <small>Atome QR in the Omise sandbox. No money moves here.</small>
  </main>`;
  return page(`${amount} to ${merchant}`, body, payStyle, payScript);
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

function expired(merchant: string): Html {
  return html`<h1>This code has expired</h1>
    <p>Nothing was paid. Ask ${merchant} for a new one.</p>`;
}
