import { formatMoney } from "../currencies";
import { type StoredCharge } from "../types";
import { renderResult } from "./charge-result";
import { html, type Html, page } from "./html";
import { payScript } from "./pay-script";
import { payStyle } from "./style";

/**
 * The page behind a redirect's `authorize_uri`, in place of Atome's: confirm, decline, come back, or
 * what has become of the charge.
 *
 * @param returnUri the store's address, for a shopper who goes back after the end
 */
export function renderAuthorizePage(
  charge: StoredCharge,
  merchant: string,
  returnUri: string,
  now: number,
): string {
  const amount = formatMoney(charge.amount, charge.currency);
  const body = html`<main data-status="${charge.status}">
    ${
      charge.status === "pending"
        ? question(charge, amount, merchant, now)
        : html`${renderResult(charge, merchant, expired)}
            <a class="back" href="${returnUri}">Back to ${merchant}</a>`
    }
    <small>Atome's page in the Omise sandbox. No money moves here.</small>
  </main>`;
  return page(`${amount} to ${merchant}`, body, payStyle, payScript);
}

/** The form goes to the page's own address, which has the token. */
function question(charge: StoredCharge, amount: string, merchant: string, now: number): Html {
  return html`<div class="mark" aria-hidden="true">A</div>
    <h1>Pay ${merchant} with Atome?</h1>
    <p class="amount">${amount}</p>
    <p>Expires in <span data-left="${charge.expiresAt - now}">a while</span></p>
    <form method="post">
      <button class="primary" name="action" value="confirm">Confirm</button>
      <button name="action" value="decline">Decline</button>
      <button name="action" value="leave">Come back without deciding</button>
    </form>
    <p>To play a shopper who never comes back, close this tab: the charge stays pending.</p>`;
}

const expired = html`<h1>This payment has expired</h1>
  <p>Nothing was paid.</p>`;
